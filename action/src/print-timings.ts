import type { Timings } from "schemalog";
import type { Io } from "./context.ts";

/** Where the time went: a line for each part, in the order in which they ended. */
export function printTimings({ spans }: Timings, { progress }: Io): void {
  const width = Math.max(0, ...spans.map(({ name }) => name.length));
  for (const { name, milliseconds } of spans) {
    progress(`${name.padEnd(width)}  ${(milliseconds / 1000).toFixed(2).padStart(7)} s`);
  }
}
