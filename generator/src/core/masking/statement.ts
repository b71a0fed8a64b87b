import { maskRepeated } from "./mask.ts";

/** How much of a statement is looked at to show its beginning. */
const longestLook = 10_000;

/** A statement in one line for people: no control characters, no secrets. */
export function shortened(sql: string): string {
  const start = sql.slice(0, longestLook);
  const line = inOneLine(maskRepeated(start, start));
  return line.length > 160 ? `${line.slice(0, 160)} …` : line;
}

/** A text without line breaks, and without characters that are not to be seen. */
export const inOneLine = (text: string): string => text.replace(/[\s\p{Cc}\p{Cf}]+/gu, " ").trim();
