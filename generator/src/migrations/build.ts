import type { Crawl, CrawlOptions, Engine } from "../engines/engine.ts";
import { applyScripts } from "./apply.ts";
import { extensionsOf } from "./extensions.ts";
import type { Migrations } from "./recognise.ts";

export type BuildOptions = CrawlOptions & {
  /** Server for the throw-away database; absent: the engine's embedded one. */
  scratch?: string | undefined;
  skipExtensions: string[];
};

/**
 * The database that migrations build from nothing: applied to a throw-away database, which is then crawled and gone.
 * Throws SchemalogError: 2 for a migration that fails or an extension that is not to be had, 3 for an unreachable server.
 */
export async function buildDatabase({ scripts }: Migrations, engine: Engine, options: BuildOptions): Promise<Crawl> {
  const { scratch: url, skipExtensions, ...crawl } = options;
  const scratch = await engine.scratch({ url, extensions: extensionsOf(scripts), skipExtensions });
  try {
    const warnings = await applyScripts(scripts, scratch, { skipExtensions, shared: url !== undefined });
    const crawled = await scratch.crawl(crawl);
    return { ...crawled, warnings: [...warnings, ...crawled.warnings] };
  } finally {
    await scratch.close();
  }
}
