import { setTimeout as sleep } from "node:timers/promises";

/** What waits fails with when the run is interrupted, so that it unwinds and each `finally` closes what it opened. */
export class Interrupted extends Error {
  constructor() {
    super("interrupted");
    this.name = "Interrupted";
  }
}

/** Exit codes as a shell gives them: 128 and the signal's number. */
const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
const signals = Object.keys(codes) as (keyof typeof codes)[];
/** Milliseconds in which all has to be closed after an interrupt. */
const deadline = 10_000;

const open = new Set<() => void>();
let exit: ((code: number) => void) | undefined;
let interruptedWith: number | undefined;

/** For the door of a program: from now on an interrupt closes what is open before it ends the process with `exit`. */
export function closeBeforeExit(exitWith: (code: number) => void): void {
  exit = exitWith;
}

/**
 * Says that something is open that must be closed in order; call what it returns once that is done. An interrupt calls
 * `stop`, which makes what waits fail. With nothing open a signal ends the process at once, as if nobody listened.
 */
export function whileOpen(stop: () => void = () => undefined): () => void {
  const entry = () => stop();
  open.add(entry);
  if (exit && !process.listeners("SIGINT").includes(onSignal)) {
    for (const signal of signals) process.on(signal, onSignal);
  }
  return () => {
    open.delete(entry);
    // Not before a signal is heard that came while nothing could be: the second turn has looked for it.
    setImmediate(() => setImmediate(forget));
  };
}

function forget(): void {
  if (open.size === 0) for (const signal of signals) process.removeListener(signal, onSignal);
}

/** Whether an interrupt is ending the run. */
export const isInterrupted = (): boolean => interruptedWith !== undefined;

/** To be called before work begins that an interrupt should prevent. Throws Interrupted. */
export function throwIfInterrupted(): void {
  if (isInterrupted()) throw new Interrupted();
}

function onSignal(signal: NodeJS.Signals): void {
  const code = codes[signal as keyof typeof codes];
  if (isInterrupted()) exit?.(code); // a second one: at once
  interruptedWith = code;
  for (const stop of open) stop();
  void closed().then(() => exit?.(code));
}

async function closed(): Promise<void> {
  const until = performance.now() + deadline;
  while (open.size > 0 && performance.now() < until) await sleep(20);
}
