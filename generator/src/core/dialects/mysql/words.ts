import type { SaidTable } from "../script.ts";
import { type Flavour, plainName, tokensOf } from "./lexer.ts";

/** The pieces of a statement but for comments: words in upper case, and as they are written, for the case of a name counts. */
export type Words = { upper: string[]; raw: string[] };

/** Reads the first pieces of a statement, or all of them. */
export type ReadWords = (sql: string, count?: number) => Words;

export function reader(flavour: Flavour): ReadWords {
  const tokens = tokensOf(flavour);
  return (sql, count = Number.POSITIVE_INFINITY) => {
    const words: Words = { upper: [], raw: [] };
    for (const { kind, start, end } of tokens(sql)) {
      if (words.raw.length === count) break;
      if (kind === "comment") continue;
      const piece = sql.slice(start, end);
      words.raw.push(piece);
      words.upper.push(kind === "word" ? piece.toUpperCase() : piece);
    }
    return words;
  };
}

export const slice = ({ upper, raw }: Words, from: number, to?: number): Words => ({
  upper: upper.slice(from, to),
  raw: raw.slice(from, to),
});

/** The words between the places of commas. */
export function between(words: Words, from: number, commas: number[], to = words.raw.length): Words[] {
  return [from - 1, ...commas].map((at, index) => slice(words, at + 1, commas[index] ?? to));
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
