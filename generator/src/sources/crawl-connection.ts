import { relative } from "node:path";
import { fromFiles } from "../core/canonical/index.ts";
import type { Dialect } from "../core/dialects/dialect.ts";
import { dialectOf } from "../core/dialects/registry.ts";
import type { Database } from "../core/model/database.ts";
import type { Crawl, CrawlOptions, Engine, NamedBy, ObjectFilter } from "../engines/engine.ts";
import { engineOf, platforms, usualEngine } from "../engines/registry.ts";
import { SchemalogError } from "../errors.ts";
import type { BuildOptions, Migrations } from "../migrations/index.ts";
import { readSnapshotFiles } from "../store/snapshot/index.ts";
import {
  type Connection,
  isSet,
  objectFilter,
  resolveSecret,
  shadowOf,
  variableOf,
  type Workspace,
  watchedFilter,
} from "../workspace/index.ts";

export type Env = Record<string, string | undefined>;

/**
 * The structure of a connection's database: live where it has a URL, else built from its migrations; `from` asks for one
 * of both. Throws SchemalogError (2) for what is missing in the config, (3) when the database can't be reached.
 */
export async function crawlConnection(
  connection: Connection,
  { workspace, env, from }: { workspace: Workspace; env: Env; from?: "url" | "migrations" | undefined },
): Promise<Crawl> {
  const { name, url, migrations, boundary } = connection;
  if (url !== undefined && from !== "migrations") {
    // In CI the settings are those of the base, which somebody has reviewed.
    const isOfFile = connection.isOnOwnMachine && variableOf(url) === undefined;
    return crawlUrl(url, connection, env, isOfFile ? "file" : "person");
  }
  if (migrations !== undefined && from !== "url") {
    const shown = relative(workspace.root, migrations);
    const { readMigrations } = await loadMigrations();
    const { placeholders } = connection;
    const read = readMigrations(migrations, shown, boundary, dialectFor(connection, env), { placeholders });
    return crawlMigrations(read, connection, env);
  }
  throw new SchemalogError(`the connection \`${name}\` has no ${from ?? "url or migrations"}`, {
    exitCode: 2,
    hint: `Add one in schemalog.yml: \`connections: { ${name}: { url: env:DATABASE_URL } }\`.`,
  });
}

/** Reads the database at a URL or `env:NAME`, with the filter and timeouts of the connection. `namedBy` says whose URL it is. */
export async function crawlUrl(
  reference: string,
  connection: Connection,
  env: Env,
  namedBy: NamedBy = "person",
): Promise<Crawl> {
  const url = resolveSecret(reference, env);
  const engine = connection.engine === undefined ? engineOf(url) : engineOf(connection.engine);
  const options = crawlOptions(connection);
  const watched = watchedFilter(connection.include, connection.exclude);
  const filter = await withoutTool(watched.filter, connection, engine);
  // What migrations build is of the role that applies them, and has none of what belongs to the server: its snapshot says nothing of either.
  const besideMigrations = connection.migrations !== undefined;
  const owners = connection.owners && !besideMigrations;
  const previous = () => lastSnapshot(connection);
  const crawl = await engine.crawl(url, {
    ...options,
    ...{ filter, namedBy, owners, counts: true, besideMigrations, previous },
  });
  const warnings = [...crawl.warnings, ...watched.warnings()];
  return !besideMigrations || !crawl.onServer
    ? { ...crawl, warnings }
    : { ...crawl, warnings, database: { ...crawl.database, onServer: undefined } };
}

/** The snapshot of the work tree. */
function lastSnapshot({ snapshotDir }: Connection): Database | undefined {
  const files = readSnapshotFiles(snapshotDir);
  return files.size > 0 ? fromFiles(files, snapshotDir) : undefined;
}

/** The filter without the tables in which the tool of the connection's migrations keeps what has run: no migration makes them. */
async function withoutTool(filter: ObjectFilter, { migrations: path, boundary }: Connection, engine: Engine) {
  if (path === undefined) return filter;
  const { keptBy, readMigrations, withoutKept } = await loadMigrations();
  try {
    const migrations = readMigrations(path, path, boundary, dialectOf(engine.name));
    return withoutKept(filter, keptBy(migrations, migrations.scripts), engine.defaultSchema);
  } catch (error) {
    if (!(error instanceof SchemalogError)) throw error;
    return filter; // whoever needs the migrations says what is wrong with them
  }
}

/** Builds the database of migrations, with the shadow server, filter and extensions of the connection. */
export async function crawlMigrations(migrations: Migrations, connection: Connection, env: Env): Promise<Crawl> {
  const { buildDatabase } = await loadMigrations();
  const { filter, warnings } = watchedFilter(connection.include, connection.exclude);
  const crawl = await buildDatabase(migrations, engineFor(connection, env), {
    ...buildOptions(connection, env),
    filter,
  });
  return { ...crawl, warnings: [...crawl.warnings, ...warnings()] };
}

/** A live database without migrations is read without them. */
const loadMigrations = () => import("../migrations/index.ts");

/** Starts what building the migrations of a connection needs, while other things are read. */
export function warmUp(connection: Connection, env: Env): void {
  if (connection.migrations === undefined || connection.shadow !== undefined) return;
  try {
    engineFor(connection, env).warmUp();
  } catch (error) {
    if (!(error instanceof SchemalogError)) throw error; // whoever needs the connection says it
  }
}

/** How a connection's migrations are applied, and the result is crawled. Throws SchemalogError (2). */
export const buildOptions = (connection: Connection, env: Env): BuildOptions => ({
  ...crawlOptions(connection),
  ...shadowOf(connection, env),
  skipExtensions: connection.skipExtensions,
  limits: connection.limits,
});

/** The language of a connection's migrations. */
export const dialectFor = (connection: Connection, env: Env): Dialect => dialectOf(engineFor(connection, env).name);

/** The engine of a connection that need not be reachable: as it says, or as one of its URLs does, or the usual one. */
export function engineFor({ engine, url, shadow }: Connection, env: Env): Engine {
  const known = [shadow, url].flatMap((reference) =>
    reference !== undefined && isSet(reference, env) ? [resolveSecret(reference, env)] : [],
  );
  const word = engine ?? known[0];
  return word === undefined ? usualEngine() : engineOf(word);
}

const crawlOptions = ({
  include,
  exclude,
  platform,
  scan,
  statementTimeout,
  lockTimeout,
}: Connection): CrawlOptions => ({
  filter: objectFilter(include, exclude),
  platform: platforms().find(({ name }) => name === platform),
  scan,
  statementTimeout,
  lockTimeout,
});
