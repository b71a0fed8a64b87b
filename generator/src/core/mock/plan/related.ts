import type { Check } from "../../model/constraint.ts";
import type { Table } from "../../model/table.ts";
import { referenceKey } from "../../names/reference-key.ts";

/** A table with what others ask of its rows: its partitions, of which a row may be any, and the tables that it inherits from. */
export function withRelated(table: Table, tables: Table[]): Table {
  const partitions = table.partitioning?.partitions ?? [];
  const keys = [...table.foreignKeys, ...partitions.flatMap(({ foreignKeys }) => foreignKeys)];
  return {
    ...table,
    foreignKeys: [...new Map(keys.map((key) => [key.columns.join("\n"), key])).values()],
    checks: [...table.checks, ...partitions.flatMap(({ checks }) => checks), ...inherited(table, tables)],
    uniques: [
      ...table.uniques,
      ...partitions.flatMap(({ uniques, primaryKey }) => [...uniques, ...(primaryKey ? [primaryKey] : [])]),
    ],
  };
}

function inherited({ inherits }: Table, tables: Table[]): Check[] {
  return inherits.flatMap((parent) => {
    const found = tables.find((one) => referenceKey(one) === referenceKey(parent));
    return found ? [...found.checks.filter(({ noInherit }) => !noInherit), ...inherited(found, tables)] : [];
  });
}
