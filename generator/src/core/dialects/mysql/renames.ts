import type { Said, SaidName, SaidTable } from "../script.ts";
import { plainName } from "./lexer.ts";
import { columnClauses, type TableChange } from "./table-changes.ts";
import { nameAt, type Words } from "./words.ts";

/** What gets another name: that which it had, and the new one. */
type Rename = { from: SaidName; to: string };

/** All renames that a statement's own words say (manual, 15.1.9 ALTER TABLE, 15.1.36 RENAME TABLE). */
export function renames(words: Words, change: TableChange | undefined): Rename[] {
  if (change) return ofTable(change);
  if (words.upper[0] !== "RENAME" || !/^TABLES?$/.test(words.upper[1] ?? "")) return [];
  const found: Rename[] = [];
  for (let at = words.upper[2] === "IF" ? 4 : 2; at < words.raw.length; ) {
    const from = nameAt(words, at);
    const to = words.upper.indexOf("TO", from.end);
    if (to === -1) break;
    const next = nameAt(words, to + 1);
    found.push({ from: objectOf(from.table), to: next.table.name });
    at = next.end + 1;
  }
  return found;
}

const objectOf = ({ schema, name }: SaidTable): SaidName => ({ schema, object: name });

function ofTable({ table, clauses }: TableChange): Rename[] {
  const own = objectOf(table);
  const changed = columnClauses(clauses).filter(({ verb, from, name }) => verb === "change" && from !== name);
  return [
    ...changed.map(({ from, name }) => ({ from: { ...own, part: from }, to: name })),
    ...clauses.flatMap((clause): Rename[] => {
      const { upper, raw } = clause;
      if (upper[0] !== "RENAME") return [];
      if (/^(COLUMN|INDEX|KEY)$/.test(upper[1] ?? "")) {
        return [{ from: { ...own, part: plainName(raw[2] ?? "") }, to: plainName(raw[4] ?? "") }];
      }
      const { table: to } = nameAt(clause, /^(TO|AS|=)$/.test(upper[1] ?? "") ? 2 : 1);
      return [{ from: own, to: to.name }];
    }),
  ];
}

export const renamed = (all: Rename[]): Said["renamed"] => all[0]?.from;
export const newNames = (all: Rename[]): Said["newNames"] => all.map(({ to }) => to);
