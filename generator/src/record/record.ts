import { toFiles } from "../core/canonical/index.ts";
import type { ChangeSet } from "../core/model/change-set.ts";
import type { Database } from "../core/model/database.ts";
import { SchemalogError, type Warning } from "../errors.ts";
import { headOf, unfinished, versionIn } from "../store/git/index.ts";
import { type LockOptions, withLock } from "../store/runs/lock.ts";
import type { Connection, Workspace } from "../workspace/index.ts";
import { changeFilesAmong } from "./change-file.ts";
import { type CommitWords, commitRecord } from "./commit-record.ts";
import { committedSnapshot } from "./committed.ts";
import { compare } from "./compare.ts";
import { type PlannedFile, planRecord } from "./plan.ts";
import { filesAt, inFolder, presentFiles } from "./record-files.ts";
import { writePlanned } from "./write-planned.ts";

/** A database that is to be recorded, and how it differs from what is there where the branch began. */
export type Judged = { database: Database; changeSet: ChangeSet };

/** What a record begins at. */
export type RecordBase = {
  /** The commit where the branch began; on the default branch its head; undefined before the first commit. */
  revision: string | undefined;
  /** Whether this is the default branch, on which all pages are brought up to date: see planPages(). */
  isDefault: boolean;
};

export type Recorded = {
  /** Commit id; undefined when there was nothing to commit, or nobody asked for it. */
  commit: string | undefined;
  changeSet: ChangeSet;
  /** Of the snapshot: the id of its tree. */
  version: string;
  objects: number;
  /** Paths below the connection's folder. */
  written: string[];
  deleted: string[];
  warnings: Warning[];
};

export type RecordOptions = {
  /** What it begins at; without it HEAD, of the default branch. */
  base?: RecordBase | undefined;
  /** Commits the files, with these words. */
  commit?: CommitWords | undefined;
} & LockOptions;

type InRepository = Workspace & { repository: string };

/** A workspace of which files may be recorded. Throws SchemalogError (2) outside of a Git repository. */
export function inRepository(workspace: Workspace): InRepository {
  const { root, repository } = workspace;
  if (repository !== undefined) return { ...workspace, repository };
  throw new SchemalogError(`${root} is not in a Git repository`, { exitCode: 2, hint: "Create one with: git init" });
}

/**
 * Writes snapshot, change file and docs of a connection, exactly as CI asks for them, and commits just these where that is
 * asked for: all of it as the only run in the work tree. What is to be recorded is settled by `judge`, with nobody else at work.
 * Throws SchemalogError (2) when another run has the work tree for long, or where nothing can be
 * committed before a merge is finished.
 */
export async function record(
  workspace: InRepository,
  connection: Connection,
  judge: (base: RecordBase) => Promise<Judged>,
  options: RecordOptions = {},
): Promise<Recorded> {
  const { repository } = workspace;
  if (options.commit) await refuseUnfinished(repository);
  return withLock(repository, () => recordAlone(workspace, connection, judge, options), options);
}

async function recordAlone(
  workspace: InRepository,
  connection: Connection,
  judge: (base: RecordBase) => Promise<Judged>,
  { base: given, commit: words }: RecordOptions,
): Promise<Recorded> {
  const { repository } = workspace;
  const head = await headOf(repository);
  // Another run may have committed to the default branch while this one read.
  const base = given?.isDefault === false ? given : { revision: head, isDefault: true };
  const { database, changeSet } = await judge(base);
  const present = presentFiles(connection);
  const committed = inFolder(await filesAt(connection, head, repository), "changes");
  const plan = planRecord(workspace, connection, database, {
    changeSet,
    present,
    base: await filesAt(connection, base.revision, repository),
    isDefault: base.isDefault,
    drafts: changeFilesAmong(present.keys()).filter((file) => !committed.has(file)),
  });
  const files = [...plan.files, ...(base.isDefault ? plan.waiting : [])];
  await writePlanned(connection, database, files);
  const version = versionIn(repository, toFiles(database));
  const commit = words && (await commitRecord(repository, connection, { changeSet, version }, words));
  const named = (isThere: (file: PlannedFile) => boolean) => files.filter(isThere).map(({ path }) => path);
  return {
    ...{ commit, changeSet, version, objects: database.objects.length },
    written: named(({ content }) => content !== undefined),
    deleted: named(({ content }) => content === undefined),
    warnings: plan.warnings,
  };
}

/** A database against the snapshot that the base of a record has. */
export const judgeCommitted =
  (workspace: InRepository, connection: Connection, settle: () => Database) =>
  async ({ revision }: RecordBase): Promise<Judged> => {
    const database = settle();
    const { database: before } = await committedSnapshot(workspace.repository, connection, database.engine, revision);
    return { database, changeSet: compare(connection, before, database, { workspace }) };
  };

/** A commit of ours would end what a person has begun, with half of it. */
async function refuseUnfinished(repository: string): Promise<void> {
  const what = await unfinished(repository);
  if (what === undefined) return;
  const how = what === "conflict" || what === "merge" ? "git commit" : `git ${what} --continue`;
  throw new SchemalogError(`nothing was committed: a ${what} is not finished in ${repository}`, {
    exitCode: 2,
    hint: `Resolve it, write the files with \`schemalog record\`, add them (git add), and finish with: ${how}`,
  });
}
