import { randomBytes } from "node:crypto";
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";
import { z } from "zod";
import { isSnapshotFile } from "../../core/canonical/path.ts";
import { isThere } from "../../workspace/files/index.ts";
import { type Lock, realPath } from "../runs/state-folder.ts";

const path = z.string().refine(isSnapshotFile);
/** What a move is about to do: paths below the snapshot's folder. */
const journal = z.object({ replaced: z.array(path), added: z.array(path), deleted: z.array(path) });
type Journal = z.infer<typeof journal>;
/** Which snapshot a run writes (from the root of the lock, `/`-separated), and the name of the staging folder beside it. */
const begun = z.object({ snapshot: z.string().refine(isBelow), staging: z.string() });

/** The folder beside a snapshot in which a run prepares its files. */
export type Staging = {
  /** Where new files are written first. */
  incoming: string;
  /** Says what the move will do, so that it can be rolled back. */
  begin(plan: Journal): void;
  /** Moves a file of the snapshot out of the way, from where a roll-back gets it. */
  putAside(path: string): void;
  end(): void;
};

const begunFile = ({ folder }: Lock) => join(folder, "staging.json");
const journalFile = ({ folder }: Lock) => join(folder, "journal.json");
const asideIn = (staging: string) => join(staging, "aside");

/**
 * Runs `work` with a staging folder for `dir`, and rolls back what it moved when it fails. What is under way is written down
 * in the lock, where no commit puts a file; what stands beside a snapshot is never believed.
 */
export function withStaging<T>(lock: Lock, dir: string, work: (staging: Staging) => T): T {
  mkdirSync(dirname(dir), { recursive: true });
  const name = `.${basename(dir)}.staging-${randomBytes(8).toString("hex")}`;
  const folder = join(dirname(dir), name);
  const snapshot = relative(lock.root, realPath(dir)).split(sep).join("/");
  writeFileSync(begunFile(lock), JSON.stringify({ snapshot, staging: name }));
  try {
    mkdirSync(join(folder, "incoming"), { recursive: true });
    writeFileSync(join(folder, ".gitignore"), "*\n");
    return work(open(lock, folder, dir));
  } finally {
    rollBack(lock);
  }
}

function open(lock: Lock, folder: string, dir: string): Staging {
  return {
    incoming: join(folder, "incoming"),
    begin(plan) {
      writeFileSync(`${journalFile(lock)}.new`, JSON.stringify(plan));
      renameSync(`${journalFile(lock)}.new`, journalFile(lock));
    },
    putAside(path) {
      const aside = join(asideIn(folder), path);
      mkdirSync(dirname(aside), { recursive: true });
      renameSync(join(dir, path), aside);
    },
    end: () => rmSync(journalFile(lock)),
  };
}

/** Whether the run that has this lock is about to move files of the snapshot `dir` (without links in its path). */
export function isMoving(lock: Lock, dir: string): boolean {
  if (!isThere(journalFile(lock))) return false;
  const { snapshot } = read(begunFile(lock), begun) ?? {};
  return snapshot !== undefined && join(lock.root, snapshot) === dir;
}

/** The staging folder of the run that has this lock; undefined where it has none. */
export function stagingOf(lock: Lock): string | undefined {
  const { snapshot = "", staging = "" } = read(begunFile(lock), begun) ?? {};
  const start = `.${basename(snapshot)}.staging-`;
  const isOurs = staging.startsWith(start) && /^[0-9a-f]{16}$/.test(staging.slice(start.length));
  return isOurs ? join(lock.root, dirname(snapshot), staging) : undefined;
}

/**
 * Ends what the run that has this lock has begun: what it had not moved whole is put back, and its staging folder goes. Where
 * the lock's words or the folders are not as a run leaves them, nothing is touched.
 */
export function rollBack(lock: Lock): void {
  const staging = stagingOf(lock);
  const { snapshot = "" } = read(begunFile(lock), begun) ?? {};
  if (staging === undefined || !isPlain(lock.root, staging)) return;
  if (isThere(journalFile(lock))) {
    const plan = read(journalFile(lock), journal);
    const dir = join(lock.root, snapshot);
    if (!plan || !arePlain(lock.root, dir, staging, plan)) return;
    putBack(dir, staging, plan);
    rmSync(journalFile(lock));
  }
  rmSync(staging, { recursive: true, force: true });
  rmSync(begunFile(lock), { force: true });
}

/** Puts back what a move had taken away, and takes away what it had added. */
function putBack(dir: string, staging: string, { added, replaced, deleted }: Journal): void {
  for (const path of added) {
    rmSync(join(dir, path), { force: true });
    removeEmpty(dir, dirname(path));
  }
  for (const path of [...replaced, ...deleted]) {
    const aside = join(asideIn(staging), path);
    if (!isThere(aside)) continue;
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    renameSync(aside, join(dir, path));
  }
}

/** Whether no path that a plan names leads through a link. */
function arePlain(root: string, dir: string, staging: string, plan: Journal): boolean {
  const known = new Set<string>();
  const taken = [...plan.replaced, ...plan.deleted];
  return (
    [...taken, ...plan.added].every((path) => isPlain(root, join(dir, path), known)) &&
    taken.every((path) => isPlain(root, join(asideIn(staging), path), known))
  );
}

/** Whether nothing on the way from a folder to a path below it is a link; `known` are those that are not. */
function isPlain(root: string, path: string, known = new Set<string>()): boolean {
  if (path === root || known.has(path)) return true;
  if (!isPlain(root, dirname(path), known)) return false;
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return false;
  known.add(path);
  return true;
}

function isBelow(path: string): boolean {
  const steps = path.split("/");
  return !isAbsolute(path) && !path.includes("\\") && steps.every((step) => !["", ".", ".."].includes(step));
}

/** What a file of the lock says; undefined where there is none, or it is broken. */
function read<T>(file: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

/** What looks like a staging folder beside a snapshot, of whatever version of schemalog. */
export function stagingsBeside(dir: string): string[] {
  const start = `.${basename(dir)}`;
  const form = /^\.staging(-\w{1,64})?$/;
  return namesIn(dirname(dir))
    .filter((name) => name.startsWith(start) && form.test(name.slice(start.length)))
    .map((name) => join(dirname(dir), name));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // not there yet, or not to be read: who reads the snapshot says so
  }
}

/** Removes `folder` (below `dir`) and those above it as far as they are empty. */
export function removeEmpty(dir: string, folder: string): void {
  for (let at = folder; at !== "."; at = dirname(at)) {
    try {
      rmdirSync(join(dir, at));
    } catch {
      return; // something is in it, or it is gone
    }
  }
}
