import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fromFiles } from "../../core/canonical/files.ts";
import { isSnapshotFile } from "../../core/canonical/path.ts";
import type { Database } from "../../core/model/database.ts";
import { SchemalogError } from "../../errors.ts";
import { readText, shownPath } from "../../workspace/files/index.ts";
import { settle } from "../runs/lock.ts";

/** The snapshot in a folder. Throws SchemalogError when there is none, or naming the file that is broken. */
export async function readSnapshot(dir: string): Promise<Database> {
  return fromFiles(readSnapshotFiles(dir), dir);
}

/**
 * The files of the snapshot in a folder: path with `/` → text; none where there is no folder. Links are refused, so that
 * nothing outside is read or, by a crawl, overwritten. Reads synchronously: for ten thousand small files that is several
 * times faster than promises. Throws SchemalogError.
 */
export function readSnapshotFiles(dir: string): Map<string, string> {
  const files = new Map<string, string>();
  try {
    settle(dir);
    if (lstatSync(dir, { throwIfNoEntry: false })) readFolder(dir, "", files);
  } catch (error) {
    if (error instanceof SchemalogError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    const isFile = error instanceof Error && "code" in error && error.code === "ENOTDIR";
    throw new SchemalogError(`cannot read the snapshot in ${dir}: ${message}`, {
      exitCode: 2,
      hint: isFile ? "There is a file where a folder should be: move it away." : "Check the permissions there.",
      cause: error,
    });
  }
  return files;
}

/** With the line ends of the snapshot: git may give a work tree those of Windows (core.autocrlf). */
function textOf(file: string): string {
  const text = readText(file);
  return text.includes("\r\n") ? text.replaceAll("\r\n", "\n") : text;
}

/** Names are opened as the file system has them; composed, as some decompose them, they are those of the snapshot. */
function readFolder(folder: string, below: string, files: Map<string, string>): void {
  if (lstatSync(folder).isSymbolicLink()) throw link(folder);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${below}${entry.name}`.normalize("NFC");
    const file = join(folder, entry.name);
    if (entry.isDirectory()) readFolder(file, `${path}/`, files);
    else if (entry.isSymbolicLink()) throw link(file);
    else if (isSnapshotFile(path)) add(path, file, files);
  }
}

/** Two names in different normal forms are one object's. */
function add(path: string, file: string, files: Map<string, string>): void {
  if (!files.has(path)) files.set(path, textOf(file));
  else {
    throw new SchemalogError(`${shownPath(file)} exists twice, with differently encoded names`, {
      exitCode: 2,
      hint: "Delete one of the files; `schemalog crawl` writes the snapshot again.",
    });
  }
}

const link = (path: string) =>
  new SchemalogError(`${shownPath(path)} is a symbolic link; a snapshot contains only files and folders`, {
    exitCode: 2,
    hint: "Delete the link, and run `schemalog crawl` to write the snapshot.",
  });
