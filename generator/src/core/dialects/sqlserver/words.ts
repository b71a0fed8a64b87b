import type { SaidTable } from "../script.ts";
import { plainName, tokens } from "./lexer.ts";

/** The pieces of a statement but for comments: words in upper case, and as they are written. */
export type Words = { upper: string[]; raw: string[] };

/** Reads the first pieces of a statement, or all of them. */
export function read(sql: string, count = Number.POSITIVE_INFINITY): Words {
  const words: Words = { upper: [], raw: [] };
  for (const { kind, start, end } of tokens(sql)) {
    if (words.raw.length === count) break;
    if (kind === "comment" || kind === "meta") continue;
    const piece = sql.slice(start, end);
    words.raw.push(piece);
    words.upper.push(kind === "word" ? piece.toUpperCase() : piece);
  }
  return words;
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
  words.map((word) => (/^[nN]?['"]|^\[|\s/.test(word) ? "'" : word)).join(" ");

/** A name that may have its schema, database and server before it; and where the words go on behind it. */
export function nameAt({ raw }: Words, at: number): { table: SaidTable; end: number } {
  const names = [raw[at] ?? ""];
  let end = at + 1;
  while (raw[end] === "." && end + 1 < raw.length) {
    // db..orders leaves the schema out.
    if (raw[end + 1] === ".") {
      names.push("");
      end += 1;
    } else {
      names.push(raw[end + 1]!);
      end += 2;
    }
  }
  const [name = "", schema = ""] = names.map(plainName).reverse();
  return { table: schema === "" ? { name } : { schema, name }, end };
}
