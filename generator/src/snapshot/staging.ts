import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { SchemalogError } from "../errors.ts";

/** What a move is about to do: paths below the snapshot's folder. */
type Plan = { replaced: string[]; added: string[]; deleted: string[] };

/** The folder beside a snapshot in which a run prepares its files. It is the lock, too: who made it may write. */
export type Staging = {
  /** Where new files are written first. */
  incoming: string;
  /** Says what the move will do, so that it can be rolled back. */
  begin(plan: Plan): void;
  /** Moves a file of the snapshot out of the way, from where a roll-back gets it. */
  putAside(path: string): void;
  end(): void;
};

/**
 * Runs `work` with a staging folder for `dir`, and rolls back what it moved when it fails. What a killed run left behind is
 * rolled back first. Throws SchemalogError when another run is at work.
 */
export function withStaging<T>(dir: string, work: (staging: Staging) => T): T {
  const folder = join(dirname(dir), `.${basename(dir)}.staging`);
  acquire(folder, dir);
  try {
    const staging = open(folder, dir);
    mkdirSync(staging.incoming);
    return work(staging);
  } catch (error) {
    rollBack(folder, dir);
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const owner = () => ({ host: hostname(), pid: process.pid });
const journalOf = (folder: string) => join(folder, "journal.json");

function open(folder: string, dir: string): Staging {
  return {
    incoming: join(folder, "incoming"),
    begin: (plan) => writeFileSync(journalOf(folder), JSON.stringify(plan)),
    putAside(path) {
      const aside = join(folder, "aside", path);
      mkdirSync(dirname(aside), { recursive: true });
      renameSync(join(dir, path), aside);
    },
    end: () => rmSync(journalOf(folder)),
  };
}

function acquire(folder: string, dir: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const other = readOwner(folder);
    if (other && (other.host !== hostname() || isAlive(other.pid))) {
      throw new SchemalogError(`another run (process ${other.pid} on ${other.host}) is writing ${dir}`, {
        exitCode: 2,
        hint: `Wait until it is done. If there is none any more, remove ${folder}`,
      });
    }
    rollBack(folder, dir);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
  }
  writeFileSync(join(folder, ".gitignore"), "*\n");
  writeFileSync(join(folder, "owner.json"), JSON.stringify(owner()));
}

function readOwner(folder: string): { host: string; pid: number } | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, "owner.json"), "utf8"));
  } catch {
    return undefined; // killed before it could say who it was
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Puts back what a move that began and did not end had taken away, and takes away what it had added. */
function rollBack(folder: string, dir: string): void {
  if (!existsSync(journalOf(folder))) return;
  const plan: Plan = JSON.parse(readFileSync(journalOf(folder), "utf8"));
  for (const path of plan.added) rmSync(join(dir, path), { force: true });
  for (const path of [...plan.replaced, ...plan.deleted]) {
    const aside = join(folder, "aside", path);
    if (existsSync(aside)) renameSync(aside, join(dir, path));
  }
}
