import type { Token } from "./script.ts";

/** The pieces of a statement but for comments: words in upper case, and as they are written, for the case of a name may count. */
export type Words = { upper: string[]; raw: string[] };

/** Reads the first pieces of a statement, or all of them. */
export type ReadWords = (sql: string, count?: number) => Words;

/** A reader of a language; commands of its client are no pieces of a statement. */
export const readerOf =
  (tokens: (sql: string) => Iterable<Token>): ReadWords =>
  (sql, count = Number.POSITIVE_INFINITY) => {
    const words: Words = { upper: [], raw: [] };
    for (const { kind, start, end } of tokens(sql)) {
      if (words.raw.length === count) break;
      if (kind === "comment" || kind === "meta") continue;
      const piece = sql.slice(start, end);
      words.raw.push(piece);
      words.upper.push(kind === "word" ? piece.toUpperCase() : piece);
    }
    return words;
  };

export const slice = ({ upper, raw }: Words, from: number, to?: number): Words => ({
  upper: upper.slice(from, to),
  raw: raw.slice(from, to),
});

/** The words between the places of commas. */
export function between(words: Words, from: number, commas: number[], to = words.raw.length): Words[] {
  return [from - 1, ...commas].map((at, index) => slice(words, at + 1, commas[index] ?? to));
}

/** Names as they are written, by their words in upper case. */
export function asWritten({ upper, raw }: Words, plainName: (raw: string) => string): (name: string) => string {
  const written = new Map(upper.map((word, at) => [word, raw[at]!]));
  return (name) => plainName(written.get(name) ?? name);
}
