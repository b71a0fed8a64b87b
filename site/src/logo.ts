import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { imageMetadata } from "astro/assets/utils";
import { realPath, SchemalogError, type Workspace } from "schemalog";

/** What Astro shows as an image. */
const image = /\.(avif|gif|jpe?g|png|svg|tiff?|webp)$/i;

/** The image beside the title. Throws SchemalogError (2) for what is none, or a link to what is none: it is published. */
export function logoOf({ root, config: { site } }: Workspace): string | undefined {
  if (site.logo === undefined) return undefined;
  const file = resolve(root, site.logo);
  const real = realPath(file) ?? "";
  if (image.test(file) && image.test(real) && existsSync(real)) return real;
  throw new SchemalogError(`site.logo: there is no image ${site.logo}`, {
    exitCode: 2,
    hint: "Name a file that ends in .svg, .png, .jpg, .webp, .avif or .gif.",
  });
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
