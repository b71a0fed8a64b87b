import { rmSync } from "node:fs";
import { build as buildAstro, dev as devAstro, preview as previewAstro } from "astro";
import { astroConfig, type SiteOptions } from "./config.ts";

export type { SiteOptions } from "./config.ts";

/** Builds the site of a workspace; returns the folder it is in. */
export async function build(options: SiteOptions): Promise<{ out: string }> {
  const config = await astroConfig(options);
  try {
    await buildAstro(config);
  } finally {
    rmSync(String(config.cacheDir), { recursive: true, force: true });
  }
  return { out: String(config.outDir) };
}

/** A server that builds pages as they are asked for, and shows what changes. */
export async function dev(options: SiteOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const { address, stop } = await devAstro(await astroConfig(options));
  return { url: `http://127.0.0.1:${address.port}/`, stop };
}

/** A server of a site that is built. */
export async function preview(options: SiteOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const { port, stop } = await previewAstro(await astroConfig(options));
  return { url: `http://127.0.0.1:${port}/`, stop };
}
