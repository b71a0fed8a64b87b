import { ownColumns } from "../../../../core/dependents/own-columns.ts";
import { sqlserver } from "../../../../core/dialects/sqlserver/index.ts";
import { settled } from "../../../../core/dialects/sqlserver/settled.ts";
import type { Check, ForeignKey } from "../../../../core/model/constraint.ts";
import type { Policy } from "../../../../core/model/trigger.ts";
import { type Catalog, columnName, columnNames, referenceTo } from "./catalog.ts";
import type { MadeNames } from "./made-names.ts";
import { propertiesOf } from "./properties.ts";

const actions: Record<string, "cascade" | "set null" | "set default"> = {
  ...{ CASCADE: "cascade", SET_NULL: "set null", SET_DEFAULT: "set default" },
};

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** A disabled one is not enforced; one that is not trusted was not checked against all rows. */
const enforcement = ({ is_disabled, is_not_trusted }: { is_disabled: boolean; is_not_trusted: boolean }) => ({
  ...(is_not_trusted && { validated: false as const }),
  ...(is_disabled && { enforced: false as const }),
});

export function translateForeignKeys(catalog: Catalog, object: number, table: string, made: MadeNames): ForeignKey[] {
  const rows = catalog.foreignKeys.get(object) ?? [];
  const keys = [...Map.groupBy(rows, ({ object_id }) => object_id).values()].flatMap((parts) => {
    const first = parts[0]!;
    const references = referenceTo(catalog, first.referenced_object_id);
    if (references === undefined) return [];
    const onUpdate = actions[first.on_update ?? ""];
    const onDelete = actions[first.on_delete ?? ""];
    const key: ForeignKey = {
      ...{ name: first.name, ...propertiesOf(catalog, 1, first.object_id).comment },
      columns: parts.map(({ column_id }) => columnName(catalog, object, column_id)),
      references: {
        ...references,
        columns: parts.map((row) => columnName(catalog, row.referenced_object_id, row.referenced_column_id)),
      },
      ...(onUpdate && { onUpdate }),
      ...(onDelete && { onDelete }),
      ...enforcement(first),
    };
    return [{ key, isMade: first.is_system_named }];
  });
  return named(keys, ({ references, columns }) => JSON.stringify([references, columns])).map(({ key, isMade }) =>
    isMade ? { ...key, name: made("FK", table, key.columns) } : key,
  );
}

/** In an order that does not depend on names which the server made. */
const named = <T>(all: { key: T; isMade: boolean }[], textOf: (key: T) => string) =>
  all.sort((a, b) => compare(textOf(a.key), textOf(b.key)));

export function translateChecks(catalog: Catalog, object: number, table: string, made: MadeNames): Check[] {
  const columns = columnNames(catalog, object);
  const all = (catalog.checks.get(object) ?? []).map((row) => ({
    key: {
      ...{ name: row.name, ...propertiesOf(catalog, 1, row.object_id).comment },
      expression: settled(row.definition ?? ""),
      ...ownColumns([row.definition ?? ""], columns, sqlserver.script),
      ...enforcement(row),
    } satisfies Check,
    column: row.parent_column_id === 0 ? [] : [columnName(catalog, object, row.parent_column_id)],
    isMade: row.is_system_named,
  }));
  return all
    .sort((a, b) => compare(a.key.expression, b.key.expression))
    .map(({ key, column, isMade }) => (isMade ? { ...key, name: made("CK", table, column) } : key));
}

/** Which rows a security policy lets through: its filter for all that is read, its blocks for what is written. */
export function translatePolicies(catalog: Catalog, object: number): { rowSecurity?: "enabled"; policies: Policy[] } {
  const rows = catalog.predicates.get(object) ?? [];
  const columns = columnNames(catalog, object);
  const policies = rows.map((row): Policy => {
    const isBlock = row.predicate_type === 1;
    const operation = (row.operation_desc ?? "").toLowerCase();
    const command = (["insert", "update", "delete"] as const).find((verb) => operation.endsWith(verb)) ?? "all";
    const isAfter = isBlock && !operation.startsWith("before");
    const kind = isBlock ? ["block", operation].filter(Boolean).join(" ") : "filter";
    return {
      ...{ name: `${row.schema_name}.${row.name} ${kind}`, command, permissive: true, roles: ["public"] },
      ...ownColumns([row.definition], columns, sqlserver.script),
      ...(isAfter ? { withCheck: settled(row.definition) } : { using: settled(row.definition) }),
    };
  });
  return { ...(rows.some(({ is_enabled }) => is_enabled) && { rowSecurity: "enabled" as const }), policies };
}
