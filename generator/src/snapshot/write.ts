import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { SchemalogError } from "../errors.ts";
import type { Database } from "../model/database.ts";
import { toFiles } from "./files.ts";
import { readSnapshotFiles } from "./read.ts";
import { type Staging, withStaging } from "./staging.ts";

/** Paths below the folder of the snapshot. */
export type Written = { written: string[]; deleted: string[] };

/**
 * Makes `dir` hold exactly this database: writes the files that differ, deletes those of objects that are gone. All or
 * nothing: everything is first written beside the folder, and an interrupted move is rolled back, now or by the next run.
 * Throws SchemalogError (exit code 2) when the folder cannot be written or another run is writing it.
 */
export async function writeSnapshot(dir: string, database: Database): Promise<Written> {
  const wanted = toFiles(database);
  if (isUpToDate(dir, wanted)) return { written: [], deleted: [] };
  try {
    mkdirSync(dirname(dir), { recursive: true });
    return withStaging(dir, (staging) => replace(dir, wanted, staging));
  } catch (error) {
    if (error instanceof SchemalogError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const hint =
      code === "ENOSPC"
        ? "The disk is full: free some space, and run again"
        : "Check who may write there, and run again";
    throw new SchemalogError(`cannot write the snapshot in ${dir}: ${message}; what was there before is unchanged`, {
      exitCode: 2,
      hint,
      cause: error,
    });
  }
}

const differs = (wanted: Map<string, string>, present: Map<string, string>) =>
  [...wanted].filter(([path, text]) => present.get(path) !== text).map(([path]) => path);
const superfluous = (wanted: Map<string, string>, present: Map<string, string>) =>
  [...present.keys()].filter((path) => !wanted.has(path));

function isUpToDate(dir: string, wanted: Map<string, string>): boolean {
  const present = readSnapshotFiles(dir);
  return differs(wanted, present).length === 0 && superfluous(wanted, present).length === 0;
}

function replace(dir: string, wanted: Map<string, string>, staging: Staging): Written {
  const present = readSnapshotFiles(dir);
  const written = differs(wanted, present);
  const deleted = superfluous(wanted, present);
  if (written.length + deleted.length === 0) return { written, deleted };

  const folders = new Set(written.map((path) => dirname(path)));
  for (const folder of folders) mkdirSync(join(staging.incoming, folder), { recursive: true });
  for (const path of written) writeFileSync(join(staging.incoming, path), wanted.get(path) ?? "");

  if (!existsSync(dir)) {
    renameSync(staging.incoming, dir);
    return { written, deleted };
  }
  staging.begin({
    replaced: written.filter((path) => present.has(path)),
    added: written.filter((path) => !present.has(path)),
    deleted,
  });
  for (const folder of folders) mkdirSync(join(dir, folder), { recursive: true });
  for (const path of deleted) staging.putAside(path);
  for (const path of written) {
    if (present.has(path)) staging.putAside(path);
    renameSync(join(staging.incoming, path), join(dir, path));
  }
  staging.end();
  for (const folder of new Set(deleted.map((path) => dirname(path)))) removeEmpty(dir, folder);
  return { written, deleted };
}

function removeEmpty(dir: string, folder: string): void {
  if (folder === "." || readdirSync(join(dir, folder)).length > 0) return;
  rmdirSync(join(dir, folder));
  removeEmpty(dir, dirname(folder));
}
