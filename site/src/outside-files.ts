import type { ViteUserConfig } from "astro";

type Plugin = Extract<NonNullable<ViteUserConfig["plugins"]>[number], { name: string }>;

/**
 * The package and the folder that Astro works in may have nothing in common but the root of the disk, and then Astro takes the
 * styles and scripts of the package's components for files below its own folder, unless Vite's `/@fs` says that they are not.
 */
export const outsideFiles: Plugin = {
  name: "schemalog-outside-files",
  enforce: "pre",
  resolveId(id, importer) {
    if (importer?.startsWith("/@fs/")) return this.resolve(id, importer.slice("/@fs".length));
    return /^\/(?!@fs\/).*\.astro\?astro&type=/.test(id) ? `/@fs${id}` : undefined;
  },
};
