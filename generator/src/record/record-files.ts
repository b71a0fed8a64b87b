import { readFilesAt } from "../store/git/index.ts";
import { readSnapshotFiles } from "../store/snapshot/index.ts";
import type { Connection } from "../workspace/index.ts";
import { pathIn } from "./committed.ts";
import { readTexts } from "./generated-files.ts";

/** Files that a record is made of: path below the connection's folder → text. */
export type RecordFiles = Map<string, string>;

/** Those of a connection in the work tree. */
export function presentFiles({ snapshotDir, changesDir, docsDir }: Connection): RecordFiles {
  return new Map([
    ...below("snapshot", readSnapshotFiles(snapshotDir)),
    ...below("changes", readTexts(changesDir, ".md")),
    ...below("docs", readTexts(docsDir, ".md")),
  ]);
}

/** Those at a revision; none where there is no revision yet. Throws SchemalogError (2). */
export async function filesAt(
  { snapshotDir, changesDir, docsDir }: Connection,
  revision: string | undefined,
  repository: string,
): Promise<RecordFiles> {
  if (revision === undefined) return new Map();
  const folders = Object.entries({ snapshot: snapshotDir, changes: changesDir, docs: docsDir });
  const read = ([name, dir]: [string, string]) =>
    readFilesAt(repository, revision, pathIn(repository, dir)).then((files) => below(name, files));
  return new Map((await Promise.all(folders.map(read))).flat());
}

const below = (folder: string, files: Map<string, string>) =>
  [...files].map(([path, text]): [string, string] => [`${folder}/${path}`, text]);

/** Those of one of the folders: path below it → text. */
export function inFolder(files: RecordFiles, folder: "snapshot" | "changes" | "docs"): Map<string, string> {
  const prefix = `${folder}/`;
  return new Map(
    [...files].filter(([path]) => path.startsWith(prefix)).map(([path, text]) => [path.slice(prefix.length), text]),
  );
}
