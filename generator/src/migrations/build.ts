import { dialectOf } from "../core/dialects/registry.ts";
import type { Crawl, CrawlOptions, Engine } from "../engines/engine.ts";
import type { ShadowLimits } from "../engines/shadow-limits.ts";
import { SchemalogError } from "../errors.ts";
import { applyScripts, type Run } from "./apply.ts";
import { together } from "./fold-warnings.ts";
import { keptBy, withoutKept } from "./kept.ts";
import { extensionsFor, prepare } from "./prelude.ts";
import type { Migrations } from "./recognise.ts";
import { nameIn } from "./tools/tool.ts";
import { skipped } from "./unjudged.ts";

export type BuildOptions = CrawlOptions & {
  /** Server for the throw-away database; absent: the engine's embedded one. */
  shadow?: string | undefined;
  /** Whether its role may be a superuser. */
  shadowSuperuser?: boolean | undefined;
  skipExtensions: string[];
  limits?: ShadowLimits | undefined;
};

/**
 * The database that migrations build from nothing: applied to a throw-away database, which is then crawled and gone,
 * and with it the roles that were made for it. Throws SchemalogError: 2 for a migration that fails or an extension that
 * is not to be had, 3 for a server that can't be reached.
 */
export async function buildDatabase(migrations: Migrations, engine: Engine, options: BuildOptions): Promise<Crawl> {
  const { scripts } = migrations;
  refuseMissing(migrations);
  const { shadow: url, shadowSuperuser: superuser, skipExtensions, limits, ...crawl } = options;
  const { platform } = crawl;
  const dialect = dialectOf(engine.name);
  const kept = keptBy(migrations, scripts);
  const extensions = extensionsFor(scripts, platform, dialect);
  const shadow = await engine.shadow({ url, superuser, extensions, skipExtensions, limits });
  const run: Run = { shadow, dialect, skipExtensions, roles: new Set(), warnings: [], rowsMissing: false };
  try {
    await prepare(run, platform, scripts, kept);
    await applyScripts(scripts, run);
    const crawled = await shadow.crawl({ ...crawl, filter: withoutKept(crawl.filter, kept, engine.defaultSchema) });
    return {
      ...crawled,
      warnings: [...together([...skipped(migrations, dialect), ...run.warnings]), ...crawled.warnings],
    };
  } finally {
    await shadow.close(run.roles);
  }
}

/** Without a file that is listed, another database would be built. Throws SchemalogError (2). */
function refuseMissing({ troubles, folder }: Migrations): void {
  const missing = troubles.find(({ what }) => what === "missing");
  if (missing === undefined) return;
  throw new SchemalogError(`${nameIn(folder, missing.path)}:${missing.line}: ${missing.why}`, {
    exitCode: 2,
    hint: missing.instead,
  });
}
