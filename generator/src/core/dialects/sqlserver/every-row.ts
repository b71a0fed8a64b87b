import { takenBy } from "../conditions.ts";
import { type Filling, filledBy } from "../filled.ts";
import { outside } from "../parentheses.ts";
import type { Said, SaidChange, SaidTable } from "../script.ts";
import { asWritten } from "../words.ts";
import { plainName } from "./lexer.ts";
import { switched } from "./moved-rows.ts";
import { nameAt, slice, type Words } from "./words.ts";

/** From some 5,000 row locks on, the table is locked as a whole (documentation: Transaction Locking, Lock Escalation). */
const lock = "row locks, which become one of the whole table";

/** What an UPDATE, DELETE, MERGE, TRUNCATE or SWITCH does to all rows, to those where a column is not NULL, or of partitions. */
export function everyRow(words: Words): SaidChange[] {
  const { upper } = words;
  if (upper[0] === "TRUNCATE") {
    const part = upper.includes("PARTITIONS") ? { part: "of some partitions" as const } : undefined;
    return [{ verb: "delete", table: nameAt(words, 2).table, lock: "a schema-modification lock", ...part }];
  }
  if (upper[0] === "ALTER") return switched(words);
  const plain = outside(upper);
  if (upper[0] === "WITH") {
    const at = plain.find((index) => /^(UPDATE|DELETE|MERGE)$/.test(upper[index]!));
    return at === undefined ? [] : everyRow(slice(words, at));
  }
  if (upper[0] === "MERGE") {
    const table = nameAt(words, upper[1] === "INTO" ? 2 : 1).table;
    const takesOthers = / WHEN NOT MATCHED BY SOURCE THEN DELETE\b/.test(plain.map((at) => upper[at]).join(" "));
    return takesOthers ? [{ verb: "delete", table, lock, part: "not in the source" }] : [];
  }
  if (upper[0] !== "UPDATE" && upper[0] !== "DELETE") return [];
  const target = targetOf(words, plain);
  if (target === undefined) return [];
  const where = plain.find((at) => upper[at] === "WHERE");
  const change = { verb: upper[0] === "DELETE" ? ("delete" as const) : ("update" as const), table: target, lock };
  if (where === undefined) return [change];
  const behind = plain.find((index) => index > where && upper[index] === "OPTION");
  const taken = takenBy(upper.slice(where + 1, behind), asWritten(words, plainName));
  if (taken === undefined || taken === "none") return [];
  return [taken === "all" ? change : { ...change, where: taken }];
}

/** The table whose rows are all looked at: TOP, and rows that are joined, say which. It may be named by its alias. */
function targetOf(words: Words, plain: number[]): SaidTable | undefined {
  const { upper, raw } = words;
  let at = 1;
  if (/^TOP \( 100(\.0*)? \) PERCENT$/.test(upper.slice(at, at + 5).join(" "))) at += 5;
  if (upper[0] === "DELETE" && upper[at] === "FROM") at += 1;
  const { table, end } = nameAt(words, at);
  if (upper[at] === "TOP") return undefined;
  const from = plain.find((index) => index >= end && upper[index] === "FROM");
  if (from === undefined) return table;
  const source = nameAt(words, from + 1);
  const alias = source.end + (upper[source.end] === "AS" ? 1 : 0);
  const isOther = plain.some(
    (index) => index >= source.end && /^(JOIN|APPLY|,|PIVOT|UNPIVOT|TABLESAMPLE)$/.test(upper[index]!),
  );
  const names = [source.table.name, plainName(raw[alias] ?? "")].map((name) => name.toLowerCase());
  return !isOther && names.includes(table.name.toLowerCase()) ? source.table : undefined;
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
