import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { rollBack } from "../snapshot/staging.ts";
import { fateOf, type Owner, owner as ownerSchema, thisProcess } from "./process-identity.ts";
import type { Lock } from "./state-folder.ts";

/** Who has a lock; `sign` changes as long as it lives. */
export type Holder = { folder: string; owner: Owner | undefined; sign: string };

/** Tokens of the locks that this process has. */
const own = new Set<string>();
/** Milliseconds between two signs of life. */
const beat = 5_000;
/** Milliseconds after which what has no owner is nobody's. */
const minute = 60_000;
/** For who loses every race, as only a broken file system makes one do. */
const mostTries = 1_000;

/**
 * Makes the folder of a lock ours, unless a run that lives has it: that one is returned. What a dead one left half done is put
 * in order first, by the one run that has the lock `heir` inside of its lock. A holder whose sign is `silent` counts as
 * dead. "gone" where the folder that it is to be in is not there. Throws the system's errors.
 */
export function claim(lock: Lock, token: string, silent?: string, heal = rollBack): Holder | "ours" | "gone" {
  const { folder } = lock;
  for (let tries = 0; tries < mostTries; tries++) {
    const made = make(folder, token);
    if (made !== "taken") return made;
    const holder = holderOf(folder);
    if (holder === undefined) continue; // gone in the meantime
    if (isAlive(holder) && holder.sign !== silent) return holder;
    const heir = join(folder, "heir");
    const outcome = claim({ ...lock, folder: heir }, token, silent, () => undefined);
    if (outcome === "gone") continue;
    if (outcome !== "ours") return outcome;
    // Only now is it sure that this is still the dead one's, and that nobody else puts it in order.
    if (holderOf(folder)?.owner?.token === holder.owner?.token) {
      heal(lock);
      remove(folder);
    } else remove(heir);
  }
  throw new Error(`the lock ${folder} can't be acquired: other runs keep taking it`);
}

/** Gives a lock back, if it is still ours. */
export function release(folder: string, token: string): void {
  own.delete(token);
  if (holderOf(folder)?.owner?.token !== token) return;
  try {
    remove(folder);
    rmdirSync(dirname(folder));
  } catch {
    // Others are there already, or the lock stays till this process is gone.
  }
}

/** Gives signs of life until what it returns is called. */
export function keepAlive(folder: string): () => void {
  const timer = setInterval(() => {
    try {
      utimesSync(join(folder, "owner.json"), new Date(), new Date());
    } catch {
      // A sign that is missed; many in a row would be needed.
    }
  }, beat).unref();
  return () => clearInterval(timer);
}

/** Whether there is a folder; a link is none. */
export const isFolder = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** Makes the folder complete with its owner in one step: a rename fails where there is one already. */
function make(folder: string, token: string): "ours" | "taken" | "gone" {
  if (isFolder(folder)) return "taken";
  let draft: string | undefined;
  try {
    draft = mkdtempSync(`${folder}-`);
    writeFileSync(join(draft, "owner.json"), JSON.stringify(thisProcess(token)));
    renameSync(draft, folder);
    draft = undefined;
    own.add(token);
    removeRemains(folder);
    return "ours";
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") return "gone";
    if (code === "ENOTEMPTY" || code === "EEXIST" || isFolder(folder)) return "taken";
    throw error;
  } finally {
    if (draft !== undefined) rmSync(draft, { recursive: true, force: true });
  }
}

function holderOf(folder: string): Holder | undefined {
  if (!isFolder(folder)) return undefined;
  const file = join(folder, "owner.json");
  try {
    const owner = ownerSchema.parse(JSON.parse(readFileSync(file, "utf8")));
    return { folder, owner, sign: `${owner.token} ${statSync(file).mtimeMs}` };
  } catch {
    return { folder, owner: undefined, sign: "" };
  }
}

/**
 * A lock appears with its owner written down whole, so that one without has gone through a crash of the machine. One of
 * another user is never taken over.
 */
function isAlive({ folder, owner }: Holder): boolean {
  const uid = lstatSync(folder, { throwIfNoEntry: false })?.uid;
  if (uid !== undefined && process.getuid !== undefined && uid !== process.getuid()) return true;
  return owner !== undefined && (own.has(owner.token) || fateOf(owner) !== "dead");
}

/** In one step, too: whoever comes now finds none, or a new one. */
function remove(folder: string): void {
  const away = `${folder}-${process.pid}-${performance.now()}`;
  renameSync(folder, away);
  rmSync(away, { recursive: true, force: true });
}

/** Takes away what others, killed in the middle of making or removing a lock, left of it. */
function removeRemains(folder: string): void {
  for (const name of readdirSync(dirname(folder))) {
    const path = join(dirname(folder), name);
    if (!path.startsWith(`${folder}-`)) continue;
    const holder = holderOf(path);
    const changed = lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const isNobodys = holder?.owner ? !isAlive(holder) : changed < Date.now() - minute;
    if (isNobodys) rmSync(path, { recursive: true, force: true });
  }
}
