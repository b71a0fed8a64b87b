import type { Database } from "../../model/database.ts";
import type { Table } from "../../model/table.ts";
import { isTable } from "../../names/kinds.ts";
import { targetName } from "../../names/names.ts";
import { type Rule, verdict } from "../support/rule.ts";

export const alreadyThere: Rule = {
  code: "already-there",
  title: "Table that is there already, in another form than a statement asks for",
  does: "stays as it is",
  watch: ({ said: { unlessThere } }, { before, after }) => {
    if (unlessThere === undefined) return [];
    const { table, columns } = unlessThere;
    const old = tableNamed(before, table);
    const now = old && tableNamed(after, { schema: old.schema, name: old.name });
    const missing = now ? columns.filter((column) => !now.columns.some(({ name }) => isSame(name, column))) : [];
    if (now === undefined || missing.length === 0) return [];
    const target = { kind: now.kind, schema: now.schema, name: now.name };
    const names = missing.map((name) => targetName({ ...target, kind: "column", parent: target, name }));
    const one = verdict(
      "risky",
      target,
      `${targetName(target)} is there already, so IF NOT EXISTS has this statement do nothing: ${names.join(", ")} ${names.length === 1 ? "is" : "are"} not made.`,
      `Add ${names.length === 1 ? "it" : "them"} by ALTER TABLE … ADD COLUMN.`,
    );
    return [one];
  },
};

/** Some engines take names in any case for one. */
const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Without a schema, the one that has it, if only one has. */
function tableNamed(
  { objects }: Database,
  { schema, name }: { schema?: string | undefined; name: string },
): Table | undefined {
  const found = objects.filter(isTable).filter((one) => one.name === name && (schema ?? one.schema) === one.schema);
  return found.length === 1 ? found[0] : undefined;
}
