import { existsSync } from "node:fs";
import { relative } from "node:path";
import { dev as devAstro, preview as previewAstro } from "astro";
import { filesBelow, SchemalogError, shownName } from "schemalog";
import { astroConfig, baseOf, outOf, type SiteOptions } from "./config.ts";
import { openCrawled } from "./open.ts";
import { sourceOf } from "./source.ts";

export { build } from "./build.ts";
export type { SiteOptions } from "./config.ts";

/** A running server: where its home page is, and what ends it. */
export type SiteServer = { url: string; stop(): Promise<void> };

/** A server that makes pages as they are asked for, and shows what changes in the workspace. */
export async function dev(options: SiteOptions): Promise<SiteServer> {
  const workspace = await openCrawled(options);
  globalThis.schemalogSource = sourceOf(workspace, baseOf(workspace));
  const { address, stop } = await devAstro(astroConfig(workspace, options, outOf(workspace, options)));
  return { url: `http://127.0.0.1:${address.port}${baseOf(workspace)}`, stop };
}

/** A server of a site that is built. Throws SchemalogError (2) when there is none yet. */
export async function preview(options: SiteOptions): Promise<SiteServer> {
  const workspace = await openCrawled(options);
  const out = outOf(workspace, options);
  if (!existsSync(out)) {
    throw new SchemalogError(`there is no site in ${shownName(relative(workspace.root, out)) || "."} yet`, {
      exitCode: 2,
      hint: "Run `schemalog site build` first.",
    });
  }
  checkLinks(out);
  const { port, stop } = await previewAstro(astroConfig(workspace, options, out));
  return { url: `http://127.0.0.1:${port}${baseOf(workspace)}`, stop };
}

/** The server would follow them: a site that came with the repository could show all of the disk. */
function checkLinks(out: string): void {
  const [link] = filesBelow(out, { wanted: () => true }).refused;
  if (link === undefined) return;
  throw new SchemalogError(`${out}/${link.path} ${link.why}`, {
    exitCode: 2,
    hint: "Remove it, or rebuild the site with `schemalog site build`.",
  });
}
