import { relative } from "node:path";
import type { Connection, Workspace } from "../config/index.ts";
import { SchemalogError, type Warning } from "../errors.ts";
import { commitPaths, headOf, readFilesAt } from "../git/index.ts";
import type { ChangeSet } from "../model/change-set.ts";
import type { Database } from "../model/database.ts";
import { changeCounts, severityCounts } from "../render/counts.ts";
import { review } from "../rules/review.ts";
import { throwIfInterrupted } from "../runs/interrupt.ts";
import { type LockOptions, withLock } from "../runs/lock.ts";
import { canonical, fromFiles, toFiles, treeId, writeSnapshot } from "../snapshot/index.ts";
import { changeFile, changeFileName, emptyVersion, isChangeFileFrom } from "./change-file.ts";
import { planDocs } from "./docs-files.ts";
import { readTexts, writeFiles } from "./generated-files.ts";
import { ignoresOf } from "./ignores.ts";

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
  const changeSet = review(before, after, {
    connection: connection.name,
    ignores: ignoresOf(connection, workspace.config),
  });

  const docs = planDocs(workspace, connection, database);

  const { boundary } = connection;
  const snapshot = await writeSnapshot(connection.snapshotDir, database, { boundary });
  await writeChangeFile(repository, connection, changeSet);
  writeFiles(connection.docsDir, docs.files, docs.plan, boundary);

  throwIfInterrupted();
  const commit = await commitPaths(repository, {
    paths: [connection.snapshotDir, connection.changesDir, connection.docsDir, ...(options.also ?? [])],
    message: options.message ?? recordSubject(connection, changeSet),
    trailers: {
      ...options.trailers,
      "Schemalog-Connection": connection.name,
      "Schemalog-Version": after.version,
    },
    author: options.author,
    date: options.date,
  });
  return { commit, changeSet, ...snapshot, warnings: docs.warnings };
}

const pathIn = (repository: string, folder: string) => relative(repository, folder).replaceAll("\\", "/");

/** The snapshot that a revision (HEAD) holds; a database without anything in it before the first one. */
export async function committedSnapshot(
  repository: string,
  connection: Connection,
  engine: string,
  revision: string | undefined = undefined,
) {
  const path = pathIn(repository, connection.snapshotDir);
  const at = revision ?? (await headOf(repository));
  const files = at === undefined ? new Map<string, string>() : await readFilesAt(repository, at, path);
  if (files.size > 0) {
    return { label: `${connection.name}@${revision ?? "HEAD"}`, database: fromFiles(files), version: treeId(files) };
  }
  const nothing = { schemas: [], extensions: [], eventTriggers: [], servers: [], publications: [], objects: [] };
  return { label: "nothing", database: canonical({ engine, ...nothing }), version: emptyVersion };
}

/**
 * Writes the change file from the committed version, in the place of those that runs left which were stopped before they
 * committed.
 */
async function writeChangeFile(
  repository: string,
  { changesDir, name, boundary }: Connection,
  changeSet: ChangeSet,
): Promise<void> {
  const { version: from = "" } = changeSet.before;
  const { version: to = "" } = changeSet.after;
  const wanted = from === to ? [] : [changeFileName(from, to)];
  const files = new Map(wanted.map((file) => [file, changeFile(name, from, to, changeSet)]));
  const others = [...readTexts(changesDir, ".md")]
    .filter(([file, text]) => !files.has(file) && isChangeFileFrom(from, file, text))
    .map(([file]) => file);
  const head = others.length === 0 ? undefined : await headOf(repository);
  const committed =
    head === undefined ? undefined : await readFilesAt(repository, head, pathIn(repository, changesDir));
  const superfluous = others.filter((file) => committed?.has(file) !== true);
  writeFiles(changesDir, files, { missing: wanted, stale: [], superfluous }, boundary);
}

/** Subject of a commit that records these changes. */
export function recordSubject({ name }: Connection, { changes, findings }: ChangeSet): string {
  if (changes.length === 0) return `Schema of ${name}: docs updated`;
  const severities = severityCounts(findings);
  return `Schema of ${name}: ${changeCounts(changes)}${severities === "" ? "" : ` (${severities})`}`;
}
