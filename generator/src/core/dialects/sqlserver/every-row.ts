import { takenBy } from "../conditions.ts";
import { type Filling, filledBy } from "../filled.ts";
import { outside } from "../parentheses.ts";
import type { Said, SaidChange } from "../script.ts";
import { asWritten } from "../words.ts";
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
  const taken = takenBy(upper.slice(where + 1, behind), asWritten(words, plainName));
  if (taken === undefined || taken === "none") return [];
  return [taken === "all" ? change : { ...change, where: taken }];
}

const filling: Filling = {
  plainName,
  tableOf: (words) => nameAt(words, 1),
  limiting: /^(FROM|TOP)$/,
  literal: /^(\d|[nN]?')/,
  neverNull: /^(GETDATE|GETUTCDATE|SYSDATETIME|SYSUTCDATETIME|SYSDATETIMEOFFSET|NEWID) \( \)$|^CURRENT_TIMESTAMP$/,
  firstOf: /^(COALESCE|ISNULL)$/,
};

/** The columns that an UPDATE gives a value in every row, or in those that have none. */
export const filled = (words: Words): Said["filled"] => filledBy(words, filling);
