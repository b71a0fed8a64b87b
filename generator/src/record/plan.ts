import { checkFormat, databaseFile, isSnapshotFile, toFiles } from "../core/canonical/index.ts";
import type { ChangeSet } from "../core/model/change-set.ts";
import type { Database } from "../core/model/database.ts";
import { isQuiet } from "../core/review/counts.ts";
import type { Warning } from "../errors.ts";
import type { Connection, Workspace } from "../workspace/index.ts";
import { changeFile, changeFileName, changeFilePath, isChangeFile } from "./change-file.ts";
import { planDocs } from "./docs-files.ts";
import { isOther } from "./generated-files.ts";
import { ownPages, pagesAsked, planPages } from "./plan-pages.ts";
import { inFolder, type RecordFiles } from "./record-files.ts";

/** A file as it is to be, without content one that is to go; the path is below the connection's folder. */
export type PlannedFile = { path: string; content?: string | undefined };

export type RecordPlan = {
  /** Those that the record is not complete without. */
  files: PlannedFile[];
  /** Pages that only the default branch brings up to date: see planPages(). */
  waiting: PlannedFile[];
  warnings: Warning[];
};

export type PlanOptions = {
  /** From the version that the change file begins at to that of `database`; both versions are set. */
  changeSet: ChangeSet;
  /** The connection's files as they are. */
  present: RecordFiles;
  /** The connection's files where the branch began; on the default branch, as its head has them. */
  base: RecordFiles;
  /** Whether it is the default branch that is recorded. */
  isDefault?: boolean | undefined;
  /** Names of the change files that no commit has: who decided otherwise in the meantime gets another text. */
  drafts?: string[] | undefined;
};

/**
 * How the files of a connection differ from what its `database` makes of them: snapshot, change file and docs. Writes
 * nothing. A change file of the right name that is committed is left as it is: it may have been written with other labels.
 * Throws SchemalogError (2) where the base has a snapshot of a newer format.
 */
export function planRecord(
  workspace: Workspace,
  connection: Connection,
  database: Database,
  { changeSet, present, base, isDefault = false, drafts = [] }: PlanOptions,
): RecordPlan {
  checkFormat(`${databaseFile} at the base`, inFolder(base, "snapshot").get(databaseFile) ?? "");
  const snapshot = toFiles(database);
  const docs = inFolder(present, "docs");
  const before = { snapshot: inFolder(base, "snapshot"), docs: inFolder(base, "docs"), isDefault };
  const isOwn = ownPages(before, snapshot);
  const planned = planDocs(workspace, connection, database, docs, pagesAsked(before, docs, isOwn));
  const pages = planPages(planned, before, isOwn);
  const changes = { present: inFolder(present, "changes"), base: inFolder(base, "changes"), drafts };
  return {
    files: [
      ...planSnapshot(snapshot, inFolder(present, "snapshot")),
      ...planChanges(connection, changeSet, changes),
      ...pages.files,
    ],
    waiting: pages.waiting,
    warnings: planned.warnings,
  };
}

function planSnapshot(wanted: Map<string, string>, present: Map<string, string>): PlannedFile[] {
  const written = [...wanted].filter(([path, text]) => present.get(path)?.replaceAll("\r\n", "\n") !== text);
  const deleted = [...present.keys()].filter((path) => isSnapshotFile(path) && !wanted.has(path));
  return [
    ...written.map(([path, content]) => ({ path: `snapshot/${path}`, content })),
    ...deleted.map((path) => ({ path: `snapshot/${path}` })),
  ];
}

type ChangeFiles = Record<"present" | "base", Map<string, string>> & { drafts: string[] };

/** One change file from the base to now: those that came with the branch go when another takes their place. */
function planChanges(
  { name }: Connection,
  changeSet: ChangeSet,
  { present, base, drafts }: ChangeFiles,
): PlannedFile[] {
  const { version: from = "" } = changeSet.before;
  const { version: to = "" } = changeSet.after;
  // Files of another version may say the same: what only follows from the rest is new in them, or otherwise.
  const wanted = from === to || isQuiet(changeSet) ? undefined : changeFileName(from, to);
  const superseded = [...present].filter(([file, text]) => file !== wanted && !base.has(file) && isChangeFile(text));
  return [
    ...(wanted === undefined ? [] : planned(wanted, changeFile(name, from, to, changeSet))),
    ...superseded.map(([file]) => ({ path: changeFilePath(file) })),
  ];

  function planned(file: string, content: string): PlannedFile[] {
    const here = present.get(file);
    const stays = here !== undefined && (!drafts.includes(file) || !isOther(content, here));
    return stays ? [] : [{ path: changeFilePath(file), content }];
  }
}
