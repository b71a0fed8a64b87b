import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { databaseFile, fromFiles } from "../core/canonical/index.ts";
import { SchemalogError } from "../errors.ts";
import { readFilesAt, versionIn } from "../store/git/index.ts";
import { readSnapshotFiles } from "../store/snapshot/index.ts";
import type { Connection, Workspace } from "../workspace/index.ts";
import type { Side } from "./side.ts";

/** The folder of the snapshot that a path means: itself, or its `snapshot/`; undefined when it is neither. */
export const snapshotIn = (path: string): string | undefined =>
  [path, join(path, "snapshot")].find((dir) => existsSync(join(dir, databaseFile)));

/** The snapshot in a folder of the work tree. Throws SchemalogError (2) when there is none or a file is broken. */
export const folderSide = (dir: string, label: string): Side => sideOf(dir, readSnapshotFiles(dir), label);

/** The snapshot of a connection at a Git revision, whose `commit` may be known. Throws SchemalogError (2) when there is none. */
export async function revisionSide(
  connection: Connection,
  revision: string,
  workspace: Workspace,
  commit = revision,
): Promise<Side> {
  const { root, repository } = workspace;
  const label = `${connection.name}@${revision}`;
  if (repository === undefined) {
    throw new SchemalogError(`${label}: ${root} is not in a Git repository`, {
      exitCode: 2,
      hint: "Name a folder, a URL or a connection, or create a repository with: git init",
    });
  }
  const path = relative(repository, connection.snapshotDir).replaceAll("\\", "/");
  const files = await readFilesAt(repository, commit, path);
  if (files.size === 0) {
    throw new SchemalogError(`${label}: there is no ${path} at this revision`, {
      exitCode: 2,
      hint: `Write it with \`schemalog crawl ${connection.name} --commit\`, or name a later revision.`,
    });
  }
  return sideOf(repository, files, label);
}

function sideOf(folder: string, files: Map<string, string>, label: string): Side {
  const version = versionIn(folder, files);
  return { label, database: fromFiles(files), warnings: [], unread: [], unreadFacts: [], version };
}
