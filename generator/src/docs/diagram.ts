import type { Table } from "../model/table.ts";
import { erDiagram } from "../render/mermaid/er-diagram.ts";
import { isTable, type Lookup } from "./lookup.ts";

const mostTables = 40;

/**
 * The diagram of a table and its neighbours by foreign keys, the most connected to it first; and how many were left out,
 * so that it stays below 40 tables and what hosts draw. Undefined for a table without neighbours.
 */
export function neighbourhood(lookup: Lookup, table: Table): { diagram: string; leftOut: number } | undefined {
  const neighbours = neighboursOf(lookup, table);
  if (neighbours.length === 0) return undefined;
  for (let shown = Math.min(neighbours.length, mostTables - 1); shown > 0; shown = Math.floor(shown / 2)) {
    const diagram = erDiagram([
      { table, columns: "all" },
      ...neighbours.slice(0, shown).map((neighbour) => ({ table: neighbour, columns: "keys" as const })),
    ]);
    if (diagram !== undefined) return { diagram, leftOut: neighbours.length - shown };
  }
  return undefined;
}

/** Tables one foreign key away, those with more keys between them first, then those that it refers to. */
function neighboursOf(lookup: Lookup, table: Table): Table[] {
  const weights = new Map<Table, number>();
  const add = (other: Table, weight: number) => {
    if (other !== table) weights.set(other, (weights.get(other) ?? 0) + weight);
  };
  for (const { references } of table.foreignKeys) {
    const target = lookup.relation(references);
    if (target && isTable(target)) add(target, 1.5);
  }
  for (const { table: other } of lookup.incomingKeys(table)) add(other, 1);
  return [...weights].sort(([, a], [, b]) => b - a).map(([other]) => other);
}

/** The diagram of a whole schema, where it is small enough to be of use. */
export function schemaDiagram(tables: Table[]): string | undefined {
  const isConnected = tables.some(({ foreignKeys }) => foreignKeys.length > 0);
  if (!isConnected || tables.length < 2 || tables.length > mostTables) return undefined;
  return erDiagram(tables.map((table) => ({ table, columns: "keys" })));
}
