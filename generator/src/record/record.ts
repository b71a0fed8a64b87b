import { toFiles, treeId } from "../core/canonical/index.ts";
import { trailers } from "../core/hosts/trailers.ts";
import type { ChangeSet } from "../core/model/change-set.ts";
import type { Database } from "../core/model/database.ts";
import { review } from "../core/review/review.ts";
import { SchemalogError, type Warning } from "../errors.ts";
import { commitPaths, headOf, readFilesAt } from "../store/git/index.ts";
import { throwIfInterrupted } from "../store/runs/interrupt.ts";
import { type LockOptions, withLock } from "../store/runs/lock.ts";
import { writeSnapshot } from "../store/snapshot/index.ts";
import type { Connection, Workspace } from "../workspace/index.ts";
import { changeFilePath, isChangeFileFrom } from "./change-file.ts";
import { recordSubject } from "./commit-subject.ts";
import { committedSnapshot, pathIn } from "./committed.ts";
import { decisionsOf } from "./decisions.ts";
import { readTexts, writeFiles } from "./generated-files.ts";
import { planRecord, presentFiles, type RecordPlan } from "./plan.ts";

export type Recorded = {
  /** Commit id; undefined when there was nothing to commit. */
  commit: string | undefined;
  changeSet: ChangeSet;
  written: string[];
  deleted: string[];
  warnings: Warning[];
};

export type RecordOptions = {
  /** Subject of the commit; without it, a summary of the changes. */
  message?: string | undefined;
  author?: { name: string; email: string } | undefined;
  date?: Date | undefined;
  trailers?: Record<string, string> | undefined;
  /** Further paths that belong to this commit, such as the migration that made the change. */
  also?: string[] | undefined;
} & LockOptions;

/**
 * Writes the snapshot, the change file against what HEAD holds, and the docs of a connection, and commits just these: all of
 * it as the only run in the work tree. Throws SchemalogError (2) outside of a Git repository, or when another run has the
 * work tree for long.
 */
export async function record(
  workspace: Workspace,
  connection: Connection,
  database: Database,
  options: RecordOptions = {},
): Promise<Recorded> {
  const { repository } = workspace;
  if (repository === undefined) {
    throw new SchemalogError(`${workspace.root} is not in a Git repository`, {
      exitCode: 2,
      hint: "Create one with: git init",
    });
  }
  const work = () => recordAlone({ ...workspace, repository }, connection, database, options);
  return withLock(repository, work, options);
}

async function recordAlone(
  workspace: Workspace & { repository: string },
  connection: Connection,
  database: Database,
  options: RecordOptions,
): Promise<Recorded> {
  const { repository } = workspace;
  const before = await committedSnapshot(repository, connection, database.engine);
  const after = { label: connection.name, database, version: treeId(toFiles(database)) };
  const changeSet = review(before, after, decisionsOf(connection, workspace.config, database));

  const uncommitted = await uncommittedChanges(repository, connection, before.version);
  const present = presentFiles(connection);
  // Who decided otherwise in the meantime gets another text.
  for (const file of uncommitted) present.delete(changeFilePath(file));
  const plan = planRecord(workspace, connection, database, { changeSet, present, replaceable: uncommitted });
  const snapshot = await writeRecord(connection, database, plan);

  throwIfInterrupted();
  const commit = await commitPaths(repository, {
    paths: [connection.snapshotDir, connection.changesDir, connection.docsDir, ...(options.also ?? [])],
    message: options.message ?? recordSubject(connection, changeSet),
    trailers: {
      ...options.trailers,
      ...trailers({ connection: connection.name, version: after.version }),
    },
    author: options.author,
    date: options.date,
  });
  return { commit, changeSet, ...snapshot, warnings: plan.warnings };
}

/** Names of the change files from a version that runs left which were stopped before they committed. */
async function uncommittedChanges(
  repository: string,
  { changesDir }: Connection,
  version: string | undefined = "",
): Promise<string[]> {
  const here = [...readTexts(changesDir, ".md")].filter(([file, text]) => isChangeFileFrom(version, file, text));
  const head = here.length === 0 ? undefined : await headOf(repository);
  const committed =
    head === undefined ? undefined : await readFilesAt(repository, head, pathIn(repository, changesDir));
  return here.map(([file]) => file).filter((file) => committed?.has(file) !== true);
}

/** Carries out a plan in the work tree. Throws SchemalogError (2) when it cannot be written. */
async function writeRecord(connection: Connection, database: Database, { files }: RecordPlan) {
  const { snapshotDir, changesDir, docsDir, boundary } = connection;
  const snapshot = await writeSnapshot(snapshotDir, database, { boundary });
  for (const [name, dir] of Object.entries({ changes: changesDir, docs: docsDir })) {
    const own = files
      .filter(({ path }) => path.startsWith(`${name}/`))
      .map((file) => ({ ...file, path: file.path.slice(name.length + 1) }));
    const wanted = own.flatMap(({ path, content }) => (content === undefined ? [] : [[path, content] as const]));
    const superfluous = own.filter(({ content }) => content === undefined).map(({ path }) => path);
    writeFiles(dir, new Map(wanted), { missing: wanted.map(([path]) => path), stale: [], superfluous }, boundary);
  }
  return snapshot;
}
