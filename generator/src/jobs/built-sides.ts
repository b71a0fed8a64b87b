import type { ChangeSet } from "../core/model/change-set.ts";
import type { Database } from "../core/model/database.ts";
import { isHistoryKept } from "../core/review/ignore.ts";
import type { Warning } from "../errors.ts";
import { judgedWay, MigrationError } from "../migrations/index.ts";
import { committedSnapshot } from "../record/committed.ts";
import { compare } from "../record/compare.ts";
import { decisionsOf } from "../record/decisions.ts";
import { engineFor, openPair } from "../sources/index.ts";
import { emptyVersionIn } from "../store/git/index.ts";
import type { Connection } from "../workspace/index.ts";
import type { RequestOptions } from "./job-result.ts";

/** A connection at the base of a branch and now, and the judged difference. */
export type Sides = { before: Database; after: Database; changeSet: ChangeSet };

/**
 * Both sides as the connection's migrations build them. `versionOf` says for which version of the server statements are judged, once
 * the base is known. Throws SchemalogError.
 */
export async function builtSides(
  connection: Connection,
  options: RequestOptions,
  versionOf: (before: Database) => Promise<string | undefined> = async () => connection.serverVersion,
): Promise<Sides & { warnings: Warning[] }> {
  const { workspace, env, timings } = options;
  const {
    before: built,
    after,
    ...way
  } = await openPair(connection, {
    ...{ workspace, env, timings, base: workspace.base, tip: workspace.tip },
    pathAtBase: workspace.migrationsAtBase.get(connection.name),
    mayBeGone: workspace.unnamed.has(connection.name),
  });
  const { database: before, warnings } =
    built instanceof MigrationError
      ? await committedInstead(connection, built, options)
      : { database: built.database, warnings: [] };
  const { ignores } = decisionsOf(connection, workspace.config, after.database);
  const isKept = !(built instanceof MigrationError) && isHistoryKept(way.refusals?.history, ignores);
  const { witness: seen, from } = judgedWay(way, before, after.database, isKept);
  const judged = { ...connection, serverVersion: await versionOf(before) };
  const changeSet = compare(judged, before, after.database, options, seen, { ...way.refusals, from });
  return { before, after: after.database, changeSet, warnings: [...after.warnings, ...warnings] };
}

/**
 * The base of a request that mends its migrations: what is committed there tells what they built when they last could be
 * applied. Throws their error where nothing is.
 */
async function committedInstead(
  connection: Connection,
  error: MigrationError,
  { workspace, env }: RequestOptions,
): Promise<{ database: Database; warnings: Warning[] }> {
  const { repository, base } = workspace;
  const { database, version } = await committedSnapshot(repository, connection, engineFor(connection, env).name, base);
  if (version === emptyVersionIn(repository)) throw error;
  const message = `the migrations of the base can't be applied (${error.message}); the base's committed snapshot is used instead`;
  return { database, warnings: [{ message }] };
}
