import type { SaidTable } from "../script.ts";
import { between, readerOf, slice, type Words } from "../words.ts";
import { plainName, tokens } from "./lexer.ts";

export { between, slice, type Words };

export const read = readerOf(tokens);

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
