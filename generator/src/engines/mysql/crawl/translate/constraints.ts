import { ownColumns } from "../../../../core/dependents/own-columns.ts";
import { mysql } from "../../../../core/dialects/mysql/index.ts";
import { recoded } from "../../../../core/dialects/mysql/recoded.ts";
import type { Check, ForeignKey } from "../../../../core/model/constraint.ts";
import type { Catalog } from "./catalog.ts";
import { isOfJson } from "./columns.ts";
import { keyOf, referenceTo } from "./names.ts";

/** RESTRICT and NO ACTION are the same to InnoDB, which checks at once. */
const actions: Record<string, "cascade" | "set null" | "set default"> = {
  CASCADE: "cascade",
  "SET NULL": "set null",
  "SET DEFAULT": "set default",
};

export function translateForeignKeys(catalog: Catalog, schema: string, table: string): ForeignKey[] {
  const rows = catalog.foreignKeys.get(keyOf(schema, table)) ?? [];
  return [...Map.groupBy(rows, ({ name }) => name)].map(([name, parts]) => {
    const { other_schema, other_table, on_update, on_delete } = parts[0]!;
    const onUpdate = actions[on_update];
    const onDelete = actions[on_delete];
    return {
      name,
      columns: parts.map(({ column }) => column),
      references: {
        ...referenceTo(other_schema, other_table, catalog.own),
        columns: parts.map(({ other_column }) => other_column),
      },
      ...(onUpdate && { onUpdate }),
      ...(onDelete && { onDelete }),
    };
  });
}

export function translateChecks(catalog: Catalog, schema: string, table: string): Check[] {
  const columns = (catalog.columns.get(keyOf(schema, table)) ?? []).map((row) => row.name);
  const types = new Map((catalog.columns.get(keyOf(schema, table)) ?? []).map(({ name, type }) => [name, type]));
  return (catalog.checks.get(keyOf(schema, table)) ?? [])
    .filter((row) => !(isOfJson(row) && types.get(row.name) === "longtext"))
    .map(({ name, clause, enforced }) => {
      const expression = catalog.server.product === "mysql" ? recoded(clause) : clause;
      return {
        ...{ name, expression, ...ownColumns([expression], columns, mysql.script) },
        ...(enforced === "NO" && { enforced: false as const }),
      };
    });
}
