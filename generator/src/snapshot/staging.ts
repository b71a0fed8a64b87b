import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { SchemalogError } from "../errors.ts";

const owner = z.object({ host: z.string(), pid: z.number() });
/** What a move is about to do: paths below the snapshot's folder. */
const journal = z.object({ replaced: z.array(z.string()), added: z.array(z.string()), deleted: z.array(z.string()) });
type Journal = z.infer<typeof journal>;

/** The folder beside a snapshot in which a run prepares its files. It is the lock, too: who made it may write. */
export type Staging = {
  /** Where new files are written first. */
  incoming: string;
  /** Says what the move will do, so that it can be rolled back. */
  begin(plan: Journal): void;
  /** Moves a file of the snapshot out of the way, from where a roll-back gets it. */
  putAside(path: string): void;
  end(): void;
};

const stagingOf = (dir: string) => join(dirname(dir), `.${basename(dir)}.staging`);
const journalOf = (folder: string) => join(folder, "journal.json");

/**
 * Runs `work` with a staging folder for `dir`, and rolls back what it moved when it fails. Throws SchemalogError when
 * another run is at work.
 */
export function withStaging<T>(dir: string, work: (staging: Staging) => T): T {
  const folder = stagingOf(dir);
  acquire(folder, dir);
  let done = false;
  try {
    const result = work(open(folder, dir));
    done = true;
    return result;
  } finally {
    if (!done) rollBack(folder, dir);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Rolls back what a run that was killed in the middle left half done. Throws SchemalogError when a run is at work. */
export function settle(dir: string): void {
  const folder = stagingOf(dir);
  if (!existsSync(journalOf(folder))) return;
  refuseIfAlive(folder, dir);
  rollBack(folder, dir);
  rmSync(folder, { recursive: true, force: true });
}

function open(folder: string, dir: string): Staging {
  return {
    incoming: join(folder, "incoming"),
    begin(plan) {
      writeFileSync(`${journalOf(folder)}.new`, JSON.stringify(plan));
      renameSync(`${journalOf(folder)}.new`, journalOf(folder));
    },
    putAside(path) {
      const aside = join(folder, "aside", path);
      mkdirSync(dirname(aside), { recursive: true });
      renameSync(join(dir, path), aside);
    },
    end: () => rmSync(journalOf(folder)),
  };
}

/** Makes the folder, complete with who made it, in one step: a rename fails where there is one already. */
function acquire(folder: string, dir: string): void {
  mkdirSync(dirname(dir), { recursive: true });
  const draft = mkdtempSync(`${folder}-`);
  try {
    writeFileSync(join(draft, ".gitignore"), "*\n");
    writeFileSync(join(draft, "owner.json"), JSON.stringify({ host: hostname(), pid: process.pid }));
    mkdirSync(join(draft, "incoming"));
    if (existsSync(folder)) {
      refuseIfAlive(folder, dir);
      rollBack(folder, dir);
      rmSync(folder, { recursive: true, force: true });
    }
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (existsSync(folder)) refuseIfAlive(folder, dir);
    throw error;
  }
}

function refuseIfAlive(folder: string, dir: string): void {
  const file = join(folder, "owner.json");
  const found = existsSync(file) ? owner.safeParse(JSON.parse(readFileSync(file, "utf8"))) : undefined;
  if (!found?.success) return;
  const { host, pid } = found.data;
  if (host === hostname() && !isAlive(pid)) return;
  throw new SchemalogError(`another run (process ${pid} on ${host}) is writing ${dir}`, {
    exitCode: 2,
    hint: `Wait until it is done. If there is none any more, delete ${folder}`,
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Puts back what a move that began and did not end had taken away, and takes away what it had added. */
function rollBack(folder: string, dir: string): void {
  if (!existsSync(journalOf(folder))) return;
  const plan = journal.parse(JSON.parse(readFileSync(journalOf(folder), "utf8")));
  for (const path of plan.added) {
    rmSync(join(dir, path), { force: true });
    removeEmpty(dir, dirname(path));
  }
  for (const path of [...plan.replaced, ...plan.deleted]) {
    const aside = join(folder, "aside", path);
    if (!existsSync(aside)) continue;
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    renameSync(aside, join(dir, path));
  }
  rmSync(journalOf(folder));
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
