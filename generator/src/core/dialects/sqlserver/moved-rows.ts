import type { SaidChange, SaidTable } from "../script.ts";
import { nameAt, type Words } from "./words.ts";

/** An index that is built anew, or a table that is written anew; `isOnline`: others can write meanwhile. */
export type Rebuilt = { table: SaidTable; of: "index" | "table"; isOnline: boolean };

/** ALTER TABLE … SWITCH [PARTITION n] TO …: rows change their table, and nothing is copied (documentation: ALTER TABLE). */
export function switched(words: Words): SaidChange[] {
  const { upper } = words;
  if (upper[0] !== "ALTER" || upper[1] !== "TABLE") return [];
  const { table, end } = nameAt(words, 2);
  const to = upper.indexOf("TO", end);
  if (upper[end] !== "SWITCH" || to === -1) return [];
  const part = upper.slice(end, to).includes("PARTITION") ? ("of some partitions" as const) : undefined;
  const target = nameAt(words, to + 1).table;
  return [{ verb: "delete", table, lock: "a schema-modification lock", ...(part && { part }), movedTo: target }];
}

/** ALTER INDEX … ON t REBUILD, ALTER TABLE t REBUILD, each also of one partition. */
export function rebuiltBy(words: Words): Rebuilt | undefined {
  const { upper } = words;
  const isOnline = /\bONLINE = ON\b/.test(upper.join(" "));
  if (upper[0] === "ALTER" && upper[1] === "TABLE") {
    const { table, end } = nameAt(words, 2);
    return upper[end] === "REBUILD" ? { table, of: "table", isOnline } : undefined;
  }
  const on = upper.indexOf("ON");
  if (upper[0] !== "ALTER" || upper[1] !== "INDEX" || on === -1) return undefined;
  const { table, end } = nameAt(words, on + 1);
  return upper[end] === "REBUILD" ? { table, of: "index", isOnline } : undefined;
}
