import { outside } from "../parentheses.ts";
import type { SaidTable } from "../script.ts";
import { between, type ReadWords, readerOf, slice, type Words } from "../words.ts";
import { type Flavour, plainName, tokensOf } from "./lexer.ts";

export { between, type ReadWords, slice, type Words };

/** Of MariaDB's SET STATEMENT … FOR …, the statement that the settings are for. */
export function reader(flavour: Flavour): ReadWords {
  const read = readerOf(tokensOf(flavour));
  return (sql, count) => {
    const words = read(sql, count);
    if (words.upper[0] !== "SET" || words.upper[1] !== "STATEMENT") return words;
    const whole = read(sql);
    const at = outside(whole.upper).find((index) => whole.upper[index] === "FOR");
    return at === undefined ? words : slice(whole, at + 1, count === undefined ? undefined : at + 1 + count);
  };
}

/** Words in a row, for a phrase; what is in quotes holds anything, and is none. */
export const phraseOf = (words: string[]): string =>
  words.map((word) => (/^['"`]|\s/.test(word) ? "'" : word)).join(" ");

/** A name that may have its database before it; and where the words go on behind it. */
export function nameAt({ raw }: Words, at: number): { table: SaidTable; end: number } {
  const [first = "", dot, second] = raw.slice(at);
  return dot === "." && second !== undefined
    ? { table: { schema: plainName(first), name: plainName(second) }, end: at + 3 }
    : { table: { name: plainName(first) }, end: at + 1 };
}
