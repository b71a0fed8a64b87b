import { setTimeout as sleep } from "node:timers/promises";
import { HostError } from "./host-error.ts";

export type Waiting = {
  progress(line: string): void;
  /** Waits between tries; tests have less time. */
  pause?: ((milliseconds: number) => Promise<unknown>) | undefined;
};

/** Milliseconds that one answer may take. */
export const timeout = 60_000;
const mostTries = 4;
const mostWaiting = 60_000;

/**
 * Does what a host is asked for, and again where it failed in passing, after as long as the host asks for and a minute in
 * all: what is sent may thus arrive twice. Throws what the attempt throws.
 */
export async function again<T>({ progress, pause = sleep }: Waiting, attempt: () => Promise<T>): Promise<T> {
  let waited = 0;
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof HostError && error.passes)) throw error;
      const next = error.wait ?? 1000 * 2 ** (tries - 1);
      if (tries === mostTries || waited + next > mostWaiting) throw error;
      progress(`${error.message}; again in ${Math.ceil(next / 1000)} s`);
      await pause(next);
      waited += next;
    }
  }
}
