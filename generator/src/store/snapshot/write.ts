import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkFormat, databaseFile, toFiles } from "../../core/canonical/index.ts";
import type { Database } from "../../core/model/database.ts";
import { SchemalogError } from "../../errors.ts";
import { checkWritable } from "../../workspace/files/index.ts";
import { versionIn } from "../git/version.ts";
import { Interrupted } from "../runs/interrupt.ts";
import { isMovedNow, type LockOptions, withLock } from "../runs/lock.ts";
import type { Lock } from "../runs/state-folder.ts";
import { readSnapshotFiles } from "./read.ts";
import { removeEmpty, type Staging, withStaging } from "./staging.ts";

/** Paths below the folder of the snapshot, and the version (tree id) that it has now. */
export type Written = { written: string[]; deleted: string[]; version: string };
type Difference = Pick<Written, "written" | "deleted">;

/**
 * Makes `dir` hold exactly this canonical database: writes the files that differ, deletes those of objects that are gone,
 * leaves files that are not of a snapshot alone. All or nothing: everything is first written beside the folder, and an
 * interrupted move is rolled back, now or by the next run. Throws SchemalogError (exit code 2) when the folder cannot be
 * written, has a newer format, is behind a link on the way from `boundary`, or another run is writing it for long.
 */
export async function writeSnapshot(
  dir: string,
  database: Database,
  { boundary = dirname(dir), ...options }: LockOptions & { boundary?: string | undefined } = {},
): Promise<Written> {
  const wanted = toFiles(database);
  // Without a lock first: an unchanged snapshot may stand in a folder that is read-only.
  const present = isMovedNow(dir) ? undefined : readSnapshotFiles(dir);
  const difference = present && compare(dir, wanted, present);
  const version = versionIn(dir, wanted);
  if (difference && difference.written.length + difference.deleted.length === 0) return { ...difference, version };
  checkWritable(boundary, dir);
  try {
    const move = (lock: Lock) => withStaging(lock, dir, (staging) => replace(dir, wanted, staging));
    return { ...(await withLock(dirname(dir), move, options)), version };
  } catch (error) {
    if (error instanceof SchemalogError || error instanceof Interrupted) throw error;
    throw unwritable(dir, error);
  }
}

/** How the files differ. Throws SchemalogError where a newer schemalog wrote those that are there. */
function compare(dir: string, wanted: Map<string, string>, present: Map<string, string>): Difference {
  checkFormat(join(dir, databaseFile), present.get(databaseFile) ?? "");
  return {
    written: [...wanted].filter(([path, text]) => present.get(path) !== text).map(([path]) => path),
    deleted: [...present.keys()].filter((path) => !wanted.has(path)),
  };
}

function replace(dir: string, wanted: Map<string, string>, staging: Staging): Difference {
  const present = readSnapshotFiles(dir); // again: another run may have written before the lock was ours
  const { written, deleted } = compare(dir, wanted, present);
  const folders = new Set(written.map((path) => dirname(path)));
  for (const folder of folders) mkdirSync(join(staging.incoming, folder), { recursive: true });
  for (const path of written) writeFileSync(join(staging.incoming, path), wanted.get(path) ?? "");

  if (!existsSync(dir)) {
    renameSync(staging.incoming, dir);
    return { written, deleted };
  }
  const [replaced, added] = [true, false].map((is) => written.filter((path) => present.has(path) === is));
  staging.begin({ replaced: replaced ?? [], added: added ?? [], deleted });
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

function unwritable(dir: string, error: unknown): SchemalogError {
  const message = error instanceof Error ? error.message : String(error);
  const full = error instanceof Error && "code" in error && error.code === "ENOSPC";
  return new SchemalogError(`cannot write the snapshot in ${dir}: ${message}; the previous snapshot is intact`, {
    exitCode: 2,
    hint: full ? "The disk is full: free some space and run again." : "Check the permissions there and run again.",
    cause: error,
  });
}
