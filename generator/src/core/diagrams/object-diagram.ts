import { uniqueColumns } from "../docs/columns-section.ts";
import type { Lookup } from "../docs/lookup.ts";
import type { Graph, GraphKey, Link, Section } from "../docs/page.ts";
import type { Table } from "../model/table.ts";
import { isTable } from "../names/kinds.ts";
import { type Entity, erDiagram, type Relation } from "./er-diagram.ts";

/** More than that cannot be read, and is slow to draw. */
export const mostTables = 40;
const mostColumns = 60;
/** A host does not draw a text that is longer (mermaid.js.org/config/schema-docs/config: maxTextSize). */
export const mostCharacters = 50_000;

type Drawn = { diagram: string; nodes: Record<string, Link>; graph: Graph };

/**
 * A section with the diagram of a table and its neighbours by foreign keys, the nearest first: as many as stay below 40
 * tables and what hosts draw, and how many were left out. None for a table without neighbours.
 */
export function neighbourhood(lookup: Lookup, table: Table): Section[] {
  const neighbours = neighboursOf(lookup, table);
  let shown = Math.min(neighbours.length, mostTables - 1);
  while (shown > 0) {
    const drawn = draw(lookup, [table, ...neighbours.slice(0, shown)], [table], table.schema);
    if (drawn) {
      const others = neighbours.slice(shown);
      const note = `${others.length} more related ${others.length === 1 ? "table is" : "tables are"} not drawn.`;
      const leftOut = others.map((other) => ({
        name: nameFrom(table.schema, other),
        link: { stem: lookup.stem(other) },
      }));
      const graph = { ...drawn.graph, leftOut };
      return [{ id: "diagram", title: "Diagram", ...drawn, graph, ...(others.length > 0 && { note }) }];
    }
    shown -= Math.ceil(shown / 8);
  }
  return [];
}

/** Tables one foreign key away: those with more keys between them first, then those that it refers to. */
function neighboursOf(lookup: Lookup, table: Table): Table[] {
  const weights = new Map<Table, number>();
  const add = (other: Table, weight: number) => {
    if (other !== table) weights.set(other, (weights.get(other) ?? 0) + weight);
  };
  for (const { foreignKey } of lookup.keys(table)) {
    const target = lookup.relation(foreignKey.references);
    if (target && isTable(target)) add(target, 1.5);
  }
  for (const { table: other } of lookup.incomingKeys(table)) add(other, 1);
  return [...weights].sort(([, a], [, b]) => b - a).map(([other]) => other);
}

/** The related tables of a schema, where they are few enough to be of use; of each the keys alone. */
export function schemaDiagram(lookup: Lookup, tables: Table[]): Drawn | undefined {
  const within = new Set(tables);
  const related = new Set<Table>();
  for (const table of tables) {
    for (const { foreignKey } of lookup.keys(table)) {
      const target = lookup.relation(foreignKey.references);
      if (target && isTable(target) && within.has(target)) related.add(table).add(target);
    }
  }
  const drawn = tables.filter((table) => related.has(table));
  const [first] = drawn;
  if (!first || drawn.length < 2 || drawn.length > mostTables) return undefined;
  return draw(lookup, drawn, [], first.schema);
}

/** Tables and the foreign keys between them, `whole` with all columns; undefined where it is longer than hosts draw. */
function draw(lookup: Lookup, tables: Table[], whole: Table[], schema: string): Drawn | undefined {
  const places = new Map(tables.map((table, index) => [table, index]));
  const entities = tables.map((table) => entityOf(lookup, table, whole.includes(table), schema));
  const keys = tables.flatMap((table) => relationsOf(lookup, table, places));
  const { text, names } = erDiagram(entities, keys);
  if (text.length > mostCharacters) return undefined;
  const links = tables.map((table): Link => ({ stem: lookup.stem(table) }));
  const graph: Graph = {
    tables: entities.map((entity, index) => ({ ...entity, link: links[index] ?? { stem: "" } })),
    keys,
    leftOut: [],
  };
  return { diagram: text, nodes: Object.fromEntries(links.map((link, index) => [names[index] ?? "", link])), graph };
}

/** A table as a diagram shows it, with the columns of its keys or all of them. */
export function entityOf(lookup: Lookup, table: Table, whole: boolean, schema: string): Entity {
  const primary = new Set(table.primaryKey?.columns);
  const foreign = new Set(lookup.keys(table).flatMap(({ foreignKey }) => foreignKey.columns));
  const unique = uniqueColumns(table);
  const wanted = table.columns.filter(({ name }) => whole || primary.has(name) || foreign.has(name));
  const columns = wanted.slice(0, mostColumns).map(({ name, type }) => ({
    name,
    type,
    marks: [
      ...(primary.has(name) ? (["PK"] as const) : []),
      ...(foreign.has(name) ? (["FK"] as const) : []),
      ...(unique.has(name) ? (["UK"] as const) : []),
    ],
  }));
  return { name: nameFrom(schema, table), columns, more: wanted.length - columns.length };
}

/** What a table is called where all is about one schema. */
const nameFrom = (schema: string, table: Table): string =>
  table.schema === schema ? table.name : `${table.schema}.${table.name}`;

/** The foreign keys of a table to those that have a place. */
export function relationsOf(lookup: Lookup, table: Table, places: Map<Table, number>): (Relation & GraphKey)[] {
  const child = places.get(table);
  return lookup.keys(table).flatMap(({ foreignKey: { name, columns, references } }) => {
    const target = lookup.relation(references);
    const parent = target && isTable(target) ? places.get(target) : undefined;
    if (child === undefined || parent === undefined) return [];
    const optional = table.columns.some((column) => column.nullable && columns.includes(column.name));
    const drawn = { child, parent, unique: isUnique(table, columns), optional, label: columns.join(", ") || name };
    return [{ ...drawn, columns, to: references.columns }];
  });
}

/** Whether no two rows have the same values in these columns: a key on some of them. */
const isUnique = (table: Table, columns: string[]): boolean =>
  [table.primaryKey, ...table.uniques].some((key) => key?.columns.every((column) => columns.includes(column))) ||
  columns.some((column) => uniqueColumns(table).has(column));
