import { outside } from "./parentheses.ts";
import type { Said, SaidTable } from "./script.ts";
import type { Words } from "./words.ts";

/** What of a language decides which columns an UPDATE fills; phrases are words in upper case with a space between them. */
export type Filling = {
  plainName(raw: string): string;
  /** The table of an UPDATE, and where its words go on. */
  tableOf(words: Words): { table: SaidTable; end: number };
  /** Words that say which rows are meant. */
  limiting: RegExp;
  literal: RegExp;
  /** Calls that never give NULL. */
  neverNull: RegExp;
  /** Functions that give their first argument that is not NULL. */
  firstOf: RegExp;
};

/** The columns that an UPDATE of all rows, or of those that have none, gives a value that is not NULL. */
export function filledBy(words: Words, { plainName, tableOf, limiting, ...values }: Filling): Said["filled"] {
  const { upper, raw } = words;
  if (upper[0] !== "UPDATE") return undefined;
  const plain = outside(upper);
  const [set, where] = ["SET", "WHERE"].map((word) => plain.find((at) => upper[at] === word));
  const { table, end: behind } = tableOf(words);
  if (set === undefined || set !== behind || plain.some((at) => limiting.test(upper[at]!))) return undefined;
  const end = where ?? upper.length;
  const condition = where === undefined ? "" : upper.slice(where + 1).join(" ");
  const commas = plain.filter((at) => at > set && at < end && upper[at] === ",");
  const columns = [set, ...commas].flatMap((before, index) => {
    const [column = "", equals, ...value] = upper.slice(before + 1, commas[index] ?? end);
    const isAll = where === undefined || condition === `${column} IS NULL`;
    return isAll && equals === "=" && isNeverNull(value, values) ? [plainName(raw[before + 1]!)] : [];
  });
  return { table, columns };
}

/** A literal, or a function that gives none, or the first value that is none with a literal at the end. */
function isNeverNull(
  value: string[],
  { literal, neverNull, firstOf }: Pick<Filling, "literal" | "neverNull" | "firstOf">,
): boolean {
  if (value.length === 1 && literal.test(value[0]!)) return true;
  if (!firstOf.test(value[0] ?? "")) return neverNull.test(value.join(" "));
  return outside(value).length === 1 && value.at(-1) === ")" && value.at(-3) === "," && literal.test(value.at(-2)!);
}
