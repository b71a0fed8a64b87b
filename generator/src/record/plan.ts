import { isSnapshotFile, toFiles } from "../core/canonical/index.ts";
import type { ChangeSet } from "../core/model/change-set.ts";
import type { Database } from "../core/model/database.ts";
import type { Warning } from "../errors.ts";
import { readSnapshotFiles } from "../store/snapshot/index.ts";
import type { Connection, Workspace } from "../workspace/index.ts";
import { changeFile, changeFileName, changeFilePath } from "./change-file.ts";
import { planDocs } from "./docs-files.ts";
import { readTexts } from "./generated-files.ts";

/** A file as it is to be, without content one that is to go; the path is below the connection's folder. */
export type PlannedFile = { path: string; content?: string | undefined };

export type RecordPlan = { files: PlannedFile[]; warnings: Warning[] };

export type PlanOptions = {
  /** From the version that the change file begins at to that of `database`; both versions are set. */
  changeSet: ChangeSet;
  /** The connection's files as they are: path below its folder → text. */
  present: Map<string, string>;
  /** Names of the change files that go when another takes their place: those of an unmerged branch. */
  replaceable?: string[] | undefined;
};

/** The files of a connection's folder in the work tree that a record is made of. */
export function presentFiles({ snapshotDir, changesDir, docsDir }: Connection): Map<string, string> {
  const below = (folder: string, files: Map<string, string>) =>
    [...files].map(([path, text]): [string, string] => [`${folder}/${path}`, text]);
  return new Map([
    ...below("snapshot", readSnapshotFiles(snapshotDir)),
    ...below("changes", readTexts(changesDir, ".md")),
    ...below("docs", readTexts(docsDir, ".md")),
  ]);
}

/**
 * How the files of a connection differ from what its `database` makes of them: snapshot, change file and docs. Writes
 * nothing. A change file of the right name is left as it is: it may have been written with other labels.
 */
export function planRecord(
  workspace: Workspace,
  connection: Connection,
  database: Database,
  { changeSet, present, replaceable = [] }: PlanOptions,
): RecordPlan {
  const docs = planDocs(workspace, connection, database, inFolder(present, "docs"));
  const pages = [...docs.plan.missing, ...docs.plan.stale];
  return {
    files: [
      ...planSnapshot(database, inFolder(present, "snapshot")),
      ...planChanges(connection, changeSet, inFolder(present, "changes"), replaceable),
      ...pages.map((path) => ({ path: `docs/${path}`, content: docs.files.get(path) ?? "" })),
      ...docs.plan.superfluous.map((path) => ({ path: `docs/${path}` })),
    ],
    warnings: docs.warnings,
  };
}

function planSnapshot(database: Database, present: Map<string, string>): PlannedFile[] {
  const wanted = toFiles(database);
  const written = [...wanted].filter(([path, text]) => present.get(path)?.replaceAll("\r\n", "\n") !== text);
  const deleted = [...present.keys()].filter((path) => isSnapshotFile(path) && !wanted.has(path));
  return [
    ...written.map(([path, content]) => ({ path: `snapshot/${path}`, content })),
    ...deleted.map((path) => ({ path: `snapshot/${path}` })),
  ];
}

function planChanges(
  { name }: Connection,
  changeSet: ChangeSet,
  present: Map<string, string>,
  replaceable: string[],
): PlannedFile[] {
  const { version: from = "" } = changeSet.before;
  const { version: to = "" } = changeSet.after;
  const wanted = from === to ? undefined : changeFileName(from, to);
  const superseded = replaceable.filter((file) => file !== wanted);
  return [
    ...(wanted === undefined || present.has(wanted)
      ? []
      : [{ path: changeFilePath(wanted), content: changeFile(name, from, to, changeSet) }]),
    ...superseded.map((file) => ({ path: changeFilePath(file) })),
  ];
}

function inFolder(files: Map<string, string>, folder: string): Map<string, string> {
  const prefix = `${folder}/`;
  return new Map(
    [...files].filter(([path]) => path.startsWith(prefix)).map(([path, text]) => [path.slice(prefix.length), text]),
  );
}
