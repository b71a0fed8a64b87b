import { cpSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { build as buildAstro } from "astro";
import { astroConfig, baseOf, outOf, type SiteOptions } from "./config.ts";
import { openCrawled } from "./open.ts";
import { checkReplaceable, markAsSite } from "./replaceable.ts";
import { openSearchIndex } from "./search.ts";
import { sourceOf } from "./source.ts";
import { workFolder } from "./work-folder.ts";

/**
 * Builds the site of a workspace; returns its folder and how many pages it has. What was there is replaced when the build
 * is done. Throws SchemalogError (2) for a folder with other files.
 */
export async function build(options: SiteOptions): Promise<{ out: string; pages: number }> {
  const workspace = await openCrawled(options);
  const out = outOf(workspace, options);
  await checkReplaceable(out);
  const folder = workFolder();
  const staging = join(folder, "site");
  const config = astroConfig(workspace, options, staging, folder);
  const cwd = process.cwd();
  // Astro puts its bundles below the working directory when the site itself is not to be there, and Pagefind reads its settings
  // there: one is to write its log anywhere.
  process.chdir(folder);
  const index = await openSearchIndex();
  const indexed: Promise<void>[] = [];
  let pages = 0;
  globalThis.schemalogSource = sourceOf(workspace, baseOf(workspace), ({ slug }, { search }) => {
    pages += 1;
    if (search) indexed.push(index.add({ url: `/${slug}/`, content: search }));
  });
  try {
    // With another value, as CI may set it, Vite builds for development: a site without search.
    process.env.NODE_ENV = "production";
    await buildAstro(config);
    await Promise.all(indexed);
    await index.write(staging);
    markAsSite(staging);
    // A build takes long enough for somebody to put a file there.
    await checkReplaceable(out);
    rmSync(out, { recursive: true, force: true });
    mkdirSync(dirname(out), { recursive: true });
    move(staging, out);
  } finally {
    await index.close();
    process.chdir(cwd);
    rmSync(staging, { recursive: true, force: true });
  }
  return { out, pages };
}

/** Renames, which is quick, or copies from one disk to another. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EXDEV")) throw error;
    cpSync(from, to, { recursive: true });
  }
}
