import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import {
  type AppliedStatement,
  buildPair,
  MigrationError,
  type Migrations,
  readMigrations,
  rewritten,
} from "../migrations/index.ts";
import { startTimings, type Timings } from "../timings.ts";
import { type Connection, repositoryOf, type Workspace } from "../workspace/index.ts";
import { buildOptions, dialectFor, type Env, engineFor } from "./live.ts";
import { migrationsAt, readMigrationsSide } from "./migrations.ts";
import type { Side } from "./side.ts";

export type Pair = {
  before: Side;
  after: Side;
  /** The statements of the migrations that only the second side has; files from the root of the repository. */
  statements: AppliedStatement[];
};

type PairOptions = {
  workspace: Workspace & { repository: string };
  env: Env;
  /** Revision of the first side; the second is the work tree. */
  base: string;
  /** Absolute path of the migrations as the base's schemalog.yml has it, for a branch may move them. */
  pathAtBase?: string | undefined;
  /** Whether there need be none in the work tree: the branch takes them away. */
  mayBeGone?: boolean | undefined;
  timings: Timings;
};

/**
 * What a connection's migrations build at a revision, and in the work tree; the error where only those of the revision
 * can't be applied. Throws SchemalogError.
 */
export async function openPair(
  connection: Connection,
  { workspace, env, base, pathAtBase, mayBeGone = false, timings }: PairOptions,
): Promise<Omit<Pair, "before"> & { before: Side | MigrationError }> {
  const { migrations = workspace.root, name } = connection;
  const { repository } = workspace;
  const fromRoot = (absolute: string) => relative(repository, absolute).replaceAll("\\", "/");
  const path = fromRoot(migrations);
  const dialect = dialectFor(connection, env);
  const [before, after] = await timings.time("read the migrations", async () => [
    (await migrationsAt(repository, fromRoot(pathAtBase ?? migrations), base, dialect)) ?? nothing,
    mayBeGone && !existsSync(migrations) ? nothing : readMigrations(migrations, path, repository, dialect),
  ]);
  const named: Timings = { ...timings, time: (what, work) => timings.time(`${name}: ${what}`, work) };
  const pair = await buildPair(before, after, engineFor(connection, env), buildOptions(connection, env), named);
  const { statements } = pair;
  const head = { label: path, ...pair.after };
  // Those that never ran can only be mended.
  if (pair.before instanceof MigrationError) return { before: pair.before, after: head, statements };
  return {
    before: { label: `${path}@${base}`, ...pair.before },
    after: { ...head, warnings: [...rewritten(before, after), ...head.warnings] },
    statements,
  };
}

type MigrationsText = { path: string; revision: string | undefined };

/** Two sides of the command line that are both migrations. Throws SchemalogError. */
export async function openMigrationsPair(
  [from, to]: [MigrationsText, MigrationsText],
  connection: Connection,
  { cwd, env }: { cwd: string; env: Env },
): Promise<Pair> {
  const root = repositoryOf(cwd) ?? cwd;
  const dialect = dialectFor(connection, env);
  const read = async ({ path, revision }: MigrationsText) => {
    // Called by their path alone: the same file of two revisions is one file.
    const shown = relative(root, resolve(cwd, path)).replaceAll("\\", "/");
    const label = revision === undefined ? path : `${path}@${revision}`;
    return { label, migrations: await readMigrationsSide({ path, revision }, cwd, shown, dialect) };
  };
  const [before, after] = [await read(from), await read(to)];
  const options = buildOptions(connection, env);
  const engine = engineFor(connection, env);
  const pair = await buildPair(before.migrations, after.migrations, engine, options, startTimings());
  if (pair.before instanceof MigrationError) throw pair.before;
  return {
    before: { label: before.label, ...pair.before },
    after: { label: after.label, ...pair.after },
    statements: pair.statements,
  };
}

/** A folder that the branch brings along. */
const nothing: Migrations = { tool: "", scripts: [] };
