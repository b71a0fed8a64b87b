import type { Skipped } from "../core/dialects/script.ts";

/** The first line with a NUL, or bytes that are not UTF-8: another program may take other parts of the text for SQL. */
export function oddIn(text: string): Skipped | undefined {
  const found = /[\0\ufffd]/.exec(text);
  return found ? { line: text.slice(0, found.index).split("\n").length, ...ofOddBytes } : undefined;
}

const ofOddBytes = {
  message:
    "this file contains a NUL byte, or bytes that are not UTF-8: another program may read other parts of it as SQL",
  remedy: "Save it as UTF-8, and check it byte by byte.",
  ofRequests: true,
} as const;
