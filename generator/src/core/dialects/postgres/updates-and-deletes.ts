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

/** The places of words that are in no parentheses. */
function outside(words: string[]): number[] {
  let depth = 0;
  return words.flatMap((word, at) => {
    if (word === "(" || word === "[") depth++;
    else if (word === ")" || word === "]") depth--;
    else if (depth === 0) return at;
    return [];
  });
}

/** The tables of UPDATEs and DELETEs whose condition is always true, or that have none: of the statement, and of those in its parentheses. */
export function everyRow(words: string[]): Said["everyRow"] {
  return partsOf(words).flatMap((part) => {
    const at = changeAt(part);
    if (at === -1) return [];
    const plain = outside(part);
    const where = plain.find((index) => part[index] === "WHERE");
    const returning = plain.find((index) => part[index] === "RETURNING");
    if (where !== undefined && !isTrue(part.slice(where + 1, returning))) return [];
    const verb = part[at] === "UPDATE" ? "update" : "delete";
    return [{ verb, table: tableBehind(part, at), lock: "ROW EXCLUSIVE" }];
  });
}

/** A statement, or what EXPLAIN has it run, and what in its parentheses is an UPDATE or DELETE of its own. */
function partsOf(words: string[]): string[][] {
  const isRun = words[0] === "EXPLAIN" && words.includes("ANALYZE");
  const run = isRun ? words.findIndex((word) => /^(WITH|UPDATE|DELETE)$/.test(word)) : 0;
  const inside = words.flatMap((word, at) =>
    words[at - 1] === "(" && (word === "UPDATE" || word === "DELETE") ? [words.slice(at, endOf(words, at))] : [],
  );
  return [...(run === -1 ? [] : [words.slice(run)]), ...inside];
}

/** Where the parentheses close that are open at a place. */
function endOf(words: string[], from: number): number {
  let depth = 0;
  for (let at = from; at < words.length; at++) {
    if (words[at] === "(") depth++;
    else if (words[at] === ")" && --depth < 0) return at;
  }
  return words.length;
}

const isTrue = ([first, second, third, ...rest]: string[]) =>
  (first === "TRUE" && second === undefined) ||
  (second === "=" && first === third && rest.length === 0 && /^[\d']/.test(first ?? ""));

/** The table that an UPDATE or DELETE names. */
function tableBehind(words: string[], at: number): SaidTable {
  let from = at + 1;
  while (["FROM", "ONLY", "("].includes(words[from] ?? "")) from++;
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
