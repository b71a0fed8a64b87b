import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { AppliedStatement } from "../core/model/statement.ts";
import type { Refusals } from "../core/review/review.ts";
import { SchemalogError, type Warning } from "../errors.ts";
import {
  buildPair,
  type FromThere,
  historyMeanwhile,
  historyProblems,
  judgedOtherwise,
  MigrationError,
  noMigrations,
  readMigrations,
  unjudged,
  type Witnessed,
} from "../migrations/index.ts";
import { changedSince, linksAt } from "../store/git/index.ts";
import { startTimings, type Timings } from "../timings.ts";
import { type Connection, repositoryOf, type Workspace } from "../workspace/index.ts";
import { codeHistory } from "./code-history.ts";
import { buildOptions, dialectFor, type Env, engineFor } from "./crawl-connection.ts";
import { migrationsAt, readMigrationsSide } from "./migrations.ts";
import type { Side } from "./side.ts";

export type Pair = {
  before: Side;
  after: Side;
  /** The statements of the migrations that only the second side has; files from the root of the repository. */
  statements: AppliedStatement[];
  standing?: AppliedStatement[] | undefined;
  witnessed?: Witnessed | undefined;
  added?: Witnessed | undefined;
  fromThere?: FromThere | undefined;
  /** What of them the database refuses, where both sides are migrations. */
  refusals?: Refusals | undefined;
};

type PairOptions = {
  workspace: Workspace & { repository: string };
  env: Env;
  /** Revision of the first side; the second is the work tree. */
  base: string;
  /** Absolute path of the migrations as the base's schemalog.yml has it, for a branch may move them. */
  pathAtBase?: string | undefined;
  /** What the branch is to be merged into, where that has gone on since the first side. */
  tip?: string | undefined;
  /** Whether there need be none in the work tree: the branch takes them away. */
  mayBeGone?: boolean | undefined;
  timings: Timings;
};

/**
 * What a connection's migrations build at a revision, and in the work tree; the error where only those of the revision
 * can't be applied. Where those of the work tree can't, they end at the statement that fails. Throws SchemalogError.
 */
export async function openPair(
  connection: Connection,
  { workspace, env, base, tip, pathAtBase, mayBeGone = false, timings }: PairOptions,
): Promise<Omit<Pair, "before"> & { before: Side | MigrationError }> {
  const { migrations = workspace.root, name, placeholders } = connection;
  const { repository } = workspace;
  const fromRoot = (absolute: string) => relative(repository, absolute).replaceAll("\\", "/");
  const path = fromRoot(migrations);
  const dialect = dialectFor(connection, env);
  const [before, after] = await timings.time("read the migrations", async () => {
    const old = await migrationsAt(repository, fromRoot(pathAtBase ?? migrations), base, dialect, { placeholders });
    const isGone = mayBeGone && !existsSync(migrations);
    const now = isGone
      ? noMigrations
      : readMigrations(migrations, path, repository, dialect, {
          tool: old?.tool,
          settled: old?.placeholders,
          placeholders,
        });
    return [old ?? noMigrations, now];
  });
  const named: Timings = { ...timings, time: (what, work) => timings.time(`${name}: ${what}`, work) };
  const pair = await buildPair(before, after, engineFor(connection, env), buildOptions(connection, env), named);
  const { statements, standing, witnessed, added, fromThere, failed, refused } = pair;
  // Those of a base that never ran can only be mended.
  const own = pair.before instanceof MigrationError ? [] : historyProblems(before, after);
  const target = tip === undefined ? undefined : await migrationsNow(tip);
  const code = await codeHistory(connection, { workspace, base, tip });
  const history = [...own, ...(target ? historyMeanwhile(before, after, target, dialect) : []), ...code.history];
  const way = { statements, standing, witnessed, added, fromThere, refusals: { failed, refused, history } };
  const changed = await changedSince(repository, base, path);
  const links = (await linksAt(repository, base, fromRoot(pathAtBase ?? migrations)))
    .filter(mayHoldSql)
    .map(notFollowed);
  const warnings = [
    ...links,
    ...judgedOtherwise(own),
    ...code.warnings,
    ...unjudged(before, after, dialect, changed),
    ...pair.after.warnings,
  ];
  const sideBefore = pair.before instanceof MigrationError ? pair.before : { label: `${path}@${base}`, ...pair.before };
  return { before: sideBefore, after: { label: path, ...pair.after, warnings }, ...way };

  /** Those that can't be read are the business of whoever put them there. */
  async function migrationsNow(revision: string) {
    try {
      return await migrationsAt(repository, fromRoot(pathAtBase ?? migrations), revision, dialect, { placeholders });
    } catch (error) {
      if (error instanceof SchemalogError) return undefined;
      throw error;
    }
  }
}

/** A link to SQL, or to a folder. */
const mayHoldSql = (link: string): boolean => /\.sql$|(^|\/)[^./]+$/i.test(link);

/** What a link at the base leads to is not in its tree at that path, so a drop of it would not be seen. */
const notFollowed = (object: string): Warning => ({
  object,
  message: "this is a symbolic link on the base branch, and is not followed there: all that it leads to counts as new",
  remedy: "Check what this branch does to it, or name the folder itself in schemalog.yml.",
  unjudged: true,
});

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
    return { label, migrations: await readMigrationsSide({ path, revision }, cwd, shown, dialect, connection) };
  };
  const [before, after] = [await read(from), await read(to)];
  const options = buildOptions(connection, env);
  const engine = engineFor(connection, env);
  const pair = await buildPair(before.migrations, after.migrations, engine, options, startTimings());
  if (pair.before instanceof MigrationError) throw pair.before;
  const history = historyProblems(before.migrations, after.migrations);
  return {
    before: { label: before.label, ...pair.before },
    after: {
      ...{ label: after.label, ...pair.after },
      warnings: [
        ...judgedOtherwise(history),
        ...unjudged(before.migrations, after.migrations, dialect),
        ...pair.after.warnings,
      ],
    },
    ...{ statements: pair.statements, standing: pair.standing, witnessed: pair.witnessed, added: pair.added },
    fromThere: pair.fromThere,
    refusals: { failed: pair.failed, refused: pair.refused, history },
  };
}
