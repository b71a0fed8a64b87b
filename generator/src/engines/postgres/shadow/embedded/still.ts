import crypto from "node:crypto";

/** What a schema is made of must not depend on when, or with what luck: an instant that is the same on every machine (milliseconds). */
const instant = Date.UTC(2026, 0, 1);
/** Whoever asks for the time again so much later (milliseconds), or so often, waits for it to pass, as pg_sleep() does: then it does. */
const wait = 10;
const often = 200;

/**
 * Has the clock of this process stand still, and its random numbers be the same each time. What is returned is to be called before
 * each statement: all begin at the same instant.
 */
export function standStill(): () => void {
  let passed = 0;
  let asked = 0;
  let last: number | undefined;
  const now = () => {
    const real = performance.now();
    if (last !== undefined && (real - last > wait || ++asked > often)) passed += real - last;
    last = real;
    return instant + Math.round(passed);
  };
  const Real = Date;
  const Still = new Proxy(Real, {
    construct: (target, values: [], newTarget) =>
      Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget),
    get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
  });
  Object.defineProperty(globalThis, "Date", { value: Still, configurable: true, writable: true });
  const random = repeating();
  Math.random = () => random() / 2 ** 32;
  const fill = <T extends ArrayBufferView>(view: T): T => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    for (let at = 0; at < bytes.length; at++) bytes[at] = random() >>> 24;
    return view;
  };
  // Of a module's functions, importers of this kind see what is put in their place.
  Object.assign(crypto, { randomFillSync: fill });
  Object.defineProperty(globalThis.crypto, "getRandomValues", { value: fill, configurable: true });
  return () => {
    passed = asked = 0;
    last = undefined;
  };
}

/** The same numbers of 32 bits each time (Marsaglia, Xorshift RNGs, 2003). */
function repeating(): () => number {
  let state = 0x9e3779b9;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
