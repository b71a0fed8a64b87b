import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { SchemalogError } from "../../errors.ts";
import { isThere } from "../../workspace/files/index.ts";
import { isMoving, stagingOf, stagingsBeside } from "../snapshot/staging.ts";
import { claim, type Holder, isFolder, keepAlive, release } from "./claim.ts";
import { throwIfInterrupted, whileOpen } from "./interrupt.ts";
import { type Lock, realPath, type State, stateOf, writableFolder } from "./state-folder.ts";

export type LockOptions = {
  /** Hears, once, for whom the run waits. */
  tell?: ((line: string) => void) | undefined;
  /** Milliseconds to wait for another run. */
  patience?: number | undefined;
};

const minute = 60_000;
/** Milliseconds after which a holder that cannot be asked, and has not been heard of, counts as dead. */
const silence = 20_000;
const held = new AsyncLocalStorage<Map<string, Lock>>();

/**
 * Runs `work` as the only run that writes in the work tree that `place` is in (outside of Git: in `place`), after it has put
 * in order what a killed run left. Within `work` the lock counts as held. Throws SchemalogError (2) when another run has it
 * for longer than a minute.
 */
export async function withLock<T>(
  place: string,
  work: (lock: Lock) => T | Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  const state = stateOf(place);
  const ours = held.getStore() ?? new Map<string, Lock>();
  const outer = ours.get(state.root);
  if (outer) return work(outer);
  const closed = whileOpen();
  try {
    const token = randomBytes(8).toString("hex");
    const lock = await acquire(state, token, options);
    const stop = keepAlive(lock.folder);
    try {
      return await held.run(new Map([...ours, [state.root, lock]]), () => work(lock));
    } finally {
      stop();
      release(lock.folder, token);
    }
  } finally {
    closed();
  }
}

async function acquire(state: State, token: string, { tell, patience = minute }: LockOptions): Promise<Lock> {
  const began = performance.now();
  let seen: { sign: string; since: number } | undefined;
  for (;;) {
    throwIfInterrupted();
    const now = performance.now();
    const silent = seen && now - seen.since > silence ? seen.sign : undefined;
    const folder = lockIn(state) ?? join(writableFolder(state), "lock");
    const holder = claim({ folder, root: state.root }, token, silent);
    if (holder === "ours") return { folder, root: state.root };
    if (holder === "gone") continue; // another run has tidied the folder around it up
    if (now - began >= patience) throw busy(holder, state.root);
    if (seen === undefined) tell?.(`Waiting for ${nameOf(holder)}, which is writing in ${state.root}`);
    if (seen?.sign !== holder.sign) seen = { sign: holder.sign, since: now };
    await sleep(100);
  }
}

/**
 * Puts in order what a killed run left half moved in the snapshot `dir`, for who reads it. Throws SchemalogError (2) when a
 * run is moving files there now.
 */
export function settle(dir: string): void {
  const holder = moverOf(dir);
  if (holder) throw busy(holder, dir);
}

/** Whether a run that lives is moving files of the snapshot `dir`. */
export const isMovedNow = (dir: string): boolean => moverOf(dir) !== undefined;

function moverOf(dir: string): Holder | undefined {
  const state = stateOf(dirname(dir));
  const folder = lockIn(state);
  if (folder === undefined) return undefined;
  const lock = { folder, root: state.root };
  if (!isMoving(lock, realPath(dir))) return undefined;
  const token = randomBytes(8).toString("hex");
  const outcome = claim(lock, token);
  if (outcome === "ours") release(folder, token);
  return typeof outcome === "string" ? undefined : outcome;
}

/**
 * Folders beside a snapshot that look like a run's staging folder, and are not of one on this machine: they may be anybody's.
 * A run says which is its own before it makes it, and until it is gone: what has gone since was one.
 */
export function strangeStagings(dir: string): string[] {
  const found = stagingsBeside(dir);
  if (found.length === 0) return [];
  const state = stateOf(dirname(dir));
  const folder = lockIn(state);
  const ours = folder === undefined ? undefined : stagingOf({ folder, root: state.root });
  return found.filter((path) => isThere(path) && realPath(path) !== ours);
}

const lockIn = ({ folders }: State) => folders.map((folder) => join(folder, "lock")).find(isFolder);

const nameOf = ({ owner }: Holder) =>
  owner ? `another run (process ${owner.pid} on ${owner.host})` : "another run (unknown process)";

const busy = (holder: Holder, where: string) =>
  new SchemalogError(`${nameOf(holder)} is writing ${where}`, {
    exitCode: 2,
    hint: `Wait until it is done. If no git process is running, delete ${holder.folder}`,
  });
