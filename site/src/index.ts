import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build as buildAstro, dev as devAstro, preview as previewAstro } from "astro";
import { SchemalogError } from "schemalog";
import { astroConfig, outOf, packageRoot, type SiteOptions } from "./config.ts";

export type { SiteOptions } from "./config.ts";

/** In the folder of a site that this built: only such a folder is ever replaced. */
const marker = ".schemalog-site";

/**
 * Builds the site of a workspace; returns its folder. What was there is replaced when the build is done. Throws
 * SchemalogError (2) for a folder with other files.
 */
export async function build(options: SiteOptions): Promise<{ out: string }> {
  const out = await outOf(options);
  checkReplaceable(out);
  // Inside of the package, for what Astro bundles imports packages from there.
  const staging = join(packageRoot, ".build", String(process.pid));
  const config = await astroConfig(options, staging);
  const cwd = process.cwd();
  try {
    // Astro puts its bundles below the working directory when the site itself is not to be there.
    process.chdir(packageRoot);
    await buildAstro(config);
    writeFileSync(join(staging, marker), "");
    rmSync(out, { recursive: true, force: true });
    mkdirSync(dirname(out), { recursive: true });
    cpSync(staging, out, { recursive: true });
  } finally {
    process.chdir(cwd);
    rmSync(staging, { recursive: true, force: true });
    rmSync(String(config.cacheDir), { recursive: true, force: true });
  }
  return { out };
}

function checkReplaceable(out: string): void {
  if (!existsSync(out) || existsSync(join(out, marker)) || readdirSync(out).length === 0) return;
  throw new SchemalogError(`${out} holds other files than a site of schemalog`, {
    exitCode: 2,
    hint: "Give another folder with --out, or empty it",
  });
}

/** A server that builds pages as they are asked for, and shows what changes. */
export async function dev(options: SiteOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const { address, stop } = await devAstro(await astroConfig(options, await outOf(options)));
  return { url: `http://127.0.0.1:${address.port}/`, stop };
}

/** A server of a site that is built. */
export async function preview(options: SiteOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const { port, stop } = await previewAstro(await astroConfig(options, await outOf(options)));
  return { url: `http://127.0.0.1:${port}/`, stop };
}
