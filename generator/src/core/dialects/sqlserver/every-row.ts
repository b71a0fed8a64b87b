import { takenBy } from "../conditions.ts";
import { outside } from "../parentheses.ts";
import type { Said, SaidChange } from "../script.ts";
import { plainName } from "./lexer.ts";
import { nameAt, type Words } from "./words.ts";

/** From some 5,000 row locks on, the table is locked as a whole (documentation: Transaction Locking, Lock Escalation). */
const lock = "row locks, which become one of the whole table";

/** What an UPDATE, DELETE or TRUNCATE does to all rows, or to those where a column is not NULL. */
export function everyRow(words: Words): SaidChange[] {
  const { upper } = words;
  if (upper[0] === "TRUNCATE") {
    // A list of partitions says which rows.
    if (upper.includes("PARTITIONS")) return [];
    return [{ verb: "delete", table: nameAt(words, 2).table, lock: "a schema-modification lock" }];
  }
  if (upper[0] !== "UPDATE" && upper[0] !== "DELETE") return [];
  const plain = outside(upper);
  const of = (word: string) => plain.find((at) => upper[at] === word);
  const at = upper[0] === "DELETE" && upper[1] === "FROM" ? 2 : 1;
  const { table, end } = nameAt(words, at);
  // TOP, and rows that are joined, say which.
  if (upper[at] === "TOP" || plain.some((index) => index >= end && /^(JOIN|FROM|APPLY)$/.test(upper[index]!)))
    return [];
  const where = of("WHERE");
  const change = { verb: upper[0] === "DELETE" ? ("delete" as const) : ("update" as const), table, lock };
  if (where === undefined) return [change];
  const behind = plain.find((index) => index > where && upper[index] === "OPTION");
  const taken = takenBy(upper.slice(where + 1, behind), asWritten(words));
  if (taken === undefined || taken === "none") return [];
  return [taken === "all" ? change : { ...change, where: taken }];
}

function asWritten({ upper, raw }: Words): (name: string) => string {
  const written = new Map(upper.map((word, at) => [word, raw[at]!]));
  return (name) => plainName(written.get(name) ?? name);
}

const literal = /^(\d|[nN]?')/;
const neverNull = /^(GETDATE|GETUTCDATE|SYSDATETIME|SYSUTCDATETIME|SYSDATETIMEOFFSET|NEWID) \( \)$|^CURRENT_TIMESTAMP$/;

/** The columns that an UPDATE of all rows, or of those that have none, gives a value. */
export function filled(words: Words): Said["filled"] {
  const { upper, raw } = words;
  if (upper[0] !== "UPDATE") return undefined;
  const plain = outside(upper);
  const [set, where] = ["SET", "WHERE"].map((word) => plain.find((at) => upper[at] === word));
  const { table, end: behind } = nameAt(words, 1);
  if (set === undefined || set !== behind || plain.some((at) => /^(FROM|TOP)$/.test(upper[at]!))) return undefined;
  const end = where ?? upper.length;
  const condition = where === undefined ? "" : upper.slice(where + 1).join(" ");
  const commas = plain.filter((at) => at > set && at < end && upper[at] === ",");
  const columns = [set, ...commas].flatMap((before, index) => {
    const [column = "", equals, ...value] = upper.slice(before + 1, commas[index] ?? end);
    const isAll = where === undefined || condition === `${column} IS NULL`;
    return isAll && equals === "=" && isNeverNull(value) ? [plainName(raw[before + 1]!)] : [];
  });
  return { table, columns };
}

function isNeverNull(value: string[]): boolean {
  if (value.length === 1 && literal.test(value[0]!)) return true;
  if (!/^(COALESCE|ISNULL)$/.test(value[0] ?? "")) return neverNull.test(value.join(" "));
  return outside(value).length === 1 && value.at(-1) === ")" && value.at(-3) === "," && literal.test(value.at(-2)!);
}
