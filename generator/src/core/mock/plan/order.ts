import type { ForeignKey } from "../../model/constraint.ts";
import type { Table } from "../../model/table.ts";
import { referenceKey } from "../../names/reference-key.ts";

/**
 * A table in the order of loading; `later` are columns whose values come when all rows are there, as NULL until then, and `deferred`
 * tells that keys are only to be checked at the end of the transaction. `stuck` where neither is possible.
 */
export type LoadStep = { table: Table; later: string[]; deferred: boolean; stuck: ForeignKey[] };

/** Tables before those that point at them; a cycle is broken where a column may be NULL, or where a key can be checked later. */
export function loadOrder(tables: Table[]): LoadStep[] {
  const pending = new Map(tables.map((table) => [referenceKey(table), table]));
  const steps: LoadStep[] = [];
  while (pending.size > 0) {
    const open = [...pending.values()].map((table) => ({ table, keys: openKeys(table, pending) }));
    const next =
      open.find(({ keys }) => keys.length === 0) ??
      open.toSorted((a, b) => cost(a.table, a.keys) - cost(b.table, b.keys))[0]!;
    pending.delete(referenceKey(next.table));
    steps.push(stepOf(next.table, next.keys));
  }
  return steps;
}

const openKeys = (table: Table, pending: Map<string, Table>) =>
  table.foreignKeys.filter(
    ({ references, enforced }) =>
      enforced !== false && pending.has(referenceKey(references)) && referenceKey(references) !== referenceKey(table),
  );

const nullables = (table: Table, { columns }: ForeignKey) =>
  columns.filter((name) => table.columns.some((column) => column.name === name && column.nullable));

const cost = (table: Table, keys: ForeignKey[]) =>
  keys.reduce((sum, key) => sum + (nullables(table, key).length > 0 ? 1 : key.deferrable ? 100 : 10_000), 0);

function stepOf(table: Table, keys: ForeignKey[]): LoadStep {
  const others = keys.filter((key) => nullables(table, key).length === 0);
  return {
    table,
    later: [...new Set(keys.flatMap((key) => nullables(table, key)))],
    deferred: others.some(({ deferrable }) => deferrable),
    stuck: others.filter(({ deferrable }) => !deferrable),
  };
}
