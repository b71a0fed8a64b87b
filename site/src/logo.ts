import { lstatSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { imageMetadata } from "astro/assets/utils";
import { realPath, SchemalogError, type Workspace } from "schemalog";
import { activePart } from "./svg.ts";

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

type Logo = { file: string; content: Buffer };

/** The logo as it is published. Throws SchemalogError (2) for one that could do more than be seen: anybody can open it by its address. */
function readLogo(workspace: Workspace): Logo | undefined {
  const file = logoOf(workspace);
  if (file === undefined) return undefined;
  const content = readFileSync(file);
  const active = isSvg(file) ? activePart(content) : undefined;
  if (active === undefined) return { file, content };
  throw new SchemalogError(`site.logo: ${workspace.config.site.logo} may do more than draw: it has ${active}`, {
    exitCode: 2,
    hint: "Save it as a plain SVG (Inkscape: Plain SVG; or with SVGO), with text as paths, or use a PNG.",
  });
}

const isSvg = (file: string): boolean => extname(file).toLowerCase() === ".svg";

/**
 * Copies the logo into a folder, under a name of ours; returns its path. Astro imports it, and would take a part of another name
 * for a query: `x.mjs?.svg` would be run.
 */
export function copyLogo(workspace: Workspace, folder: string): string | undefined {
  const logo = readLogo(workspace);
  if (logo === undefined) return undefined;
  const copy = join(folder, `logo${extname(logo.file).toLowerCase()}`);
  writeFileSync(copy, logo.content);
  return copy;
}

/** Throws SchemalogError (2) for an image of which Astro would find no size, in the midst of its work. */
export async function checkLogo(workspace: Workspace): Promise<void> {
  const logo = readLogo(workspace);
  if (logo === undefined) return;
  try {
    await imageMetadata(logo.content, logo.file);
  } catch (error) {
    throw new SchemalogError(`site.logo: ${workspace.config.site.logo} does not say how large it is`, {
      exitCode: 2,
      hint: "An SVG needs a `viewBox`, or `width` and `height`; any other image may be broken: save it again.",
      cause: error,
    });
  }
}
