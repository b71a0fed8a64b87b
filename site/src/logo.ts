import { lstatSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { imageMetadata } from "astro/assets/utils";
import { realPath, SchemalogError, type Workspace } from "schemalog";

/** What Astro shows as an image. */
const image = /^\.(avif|gif|jpe?g|png|svg|tiff?|webp)$/i;

/** The image beside the title. Throws SchemalogError (2) for what is none, or a link to what is none: it is published. */
function logoOf({ root, config: { site } }: Workspace): string | undefined {
  if (site.logo === undefined) return undefined;
  const file = resolve(root, site.logo);
  const real = realPath(file) ?? "";
  const isFile = lstatSync(real, { throwIfNoEntry: false })?.isFile();
  if (image.test(extname(file)) && image.test(extname(real)) && isFile) return real;
  throw new SchemalogError(`site.logo: there is no image ${site.logo}`, {
    exitCode: 2,
    hint: "Name a file that ends in .svg, .png, .jpg, .webp, .avif or .gif.",
  });
}

/**
 * Copies the logo into a folder, under a name of ours; returns its path. Astro imports it, and would take a part of another name
 * for a query: `x.mjs?.svg` would be run.
 */
export function copyLogo(workspace: Workspace, folder: string): string | undefined {
  const file = logoOf(workspace);
  if (file === undefined) return undefined;
  const copy = join(folder, `logo${extname(file).toLowerCase()}`);
  writeFileSync(copy, readFileSync(file));
  return copy;
}

/** Throws SchemalogError (2) for an image of which Astro would find no size, in the midst of its work. */
export async function checkLogo(workspace: Workspace): Promise<void> {
  const file = logoOf(workspace);
  if (file === undefined) return;
  try {
    await imageMetadata(readFileSync(file), file);
  } catch (error) {
    throw new SchemalogError(`site.logo: ${workspace.config.site.logo} does not say how large it is`, {
      exitCode: 2,
      hint: "An SVG needs a `viewBox`, or `width` and `height`; any other image may be broken: save it again.",
      cause: error,
    });
  }
}
