import { outside } from "../parentheses.ts";
import type { Said, SaidTable } from "../script.ts";
import { plainName } from "./traits.ts";

const literal = /^(\d|N?'|E'|TRUE$|FALSE$)/i;
/** Functions without arguments that always return a value (manual, 9.9, 9.14). */
const neverNull = /^(NOW|GEN_RANDOM_UUID|RANDOM|CLOCK_TIMESTAMP) \( \)$|^CURRENT_(DATE|TIME|TIMESTAMP)$/;

/** Where the words of an UPDATE or DELETE begin, behind its WITH. */
function changeAt(words: string[]): number {
  if (words[0] !== "WITH") return words[0] === "UPDATE" || words[0] === "DELETE" ? 0 : -1;
  return outside(words).find((at) => words[at] === "UPDATE" || words[at] === "DELETE") ?? -1;
}

/** The table, view or index that a command names behind the word at `at`. */
export function tableBehind(words: string[], at: number): SaidTable {
  let from = at + 1;
  while (["FROM", "INTO", "CONCURRENTLY", "IF", "EXISTS", "ONLY", "("].includes(words[from] ?? "")) from++;
  const [first = "", dot, second] = words.slice(from);
  return dot === "." && second !== undefined
    ? { schema: plainName(first), name: plainName(second) }
    : { name: plainName(first) };
}

/** Columns of an UPDATE of all rows, or of those that have no value. */
export function filled(words: string[]): Said["filled"] {
  const at = changeAt(words);
  if (words[at] !== "UPDATE") return undefined;
  const plain = outside(words);
  const where = plain.find((index) => words[index] === "WHERE");
  const set = plain.find((index) => index > at && words[index] === "SET");
  if (set === undefined) return undefined;
  const end = where ?? words.length;
  const commas = plain.filter((index) => index > set && index < end && words[index] === ",");
  const columns = [set, ...commas].flatMap((before, index) => {
    const [column = "", equals, ...value] = words.slice(before + 1, commas[index] ?? end);
    const isAll = where === undefined || /^(\S+ \. )?\S+ IS NULL$/.test(words.slice(where + 1).join(" "));
    const isOwn = where === undefined || words.slice(where + 1).includes(column);
    return isAll && isOwn && equals === "=" && isNeverNull(value) ? plainName(column) : [];
  });
  return { table: tableBehind(words, at), columns };
}

/** A literal, or a function that gives none, or the first value that is none with a literal at the end; cast or not. */
function isNeverNull(value: string[]): boolean {
  const cast = value.indexOf(":");
  const core = cast === -1 ? value : value.slice(0, cast);
  if (core.length === 1 && literal.test(core[0]!)) return true;
  if (core[0] !== "COALESCE") return neverNull.test(core.join(" "));
  const isWhole = outside(core).length === 1 && core.at(-1) === ")";
  return isWhole && core.at(-3) === "," && literal.test(core.at(-2)!);
}
