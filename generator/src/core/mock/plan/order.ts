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
    const next = open.find(({ keys }) => keys.length === 0) ?? breaking(open);
    pending.delete(referenceKey(next.table));
    steps.push(stepOf(next.table, next.keys));
  }
  return steps;
}

type Open = { table: Table; keys: ForeignKey[] };

/** Of tables that all wait for another one, one of a cycle that waits for nothing else, where it costs least to break it. */
function breaking(open: Open[]): Open {
  const keysOf = new Map(open.map(({ table, keys }) => [referenceKey(table), keys]));
  const reached = (from: string, seen: Set<string>): number => {
    for (const { references } of keysOf.get(from) ?? []) {
      const next = referenceKey(references);
      if (seen.has(next)) continue;
      seen.add(next);
      reached(next, seen);
    }
    return seen.size;
  };
  const costs = open.map((one) => ({
    one,
    waits: reached(referenceKey(one.table), new Set()),
    cost: cost(one.table, one.keys),
  }));
  return costs.sort((a, b) => a.waits - b.waits || a.cost - b.cost)[0]!.one;
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
