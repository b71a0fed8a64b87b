import { relative } from "node:path";
import { fromFiles } from "../core/canonical/index.ts";
import { emptyDatabase } from "../core/model/database.ts";
import { emptyVersionIn, headOf, readFilesAt, versionIn } from "../store/git/index.ts";
import type { Connection } from "../workspace/index.ts";

/** The path of a connection's folder from the root of the repository. */
export const pathIn = (repository: string, folder: string) => relative(repository, folder).replaceAll("\\", "/");

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
    return { database: fromFiles(files), version: versionIn(repository, files) };
  }
  return { database: emptyDatabase(engine), version: emptyVersionIn(repository) };
}
