import { isDeepStrictEqual } from "node:util";
import { type Lookup, lookupOf } from "../docs/lookup.ts";
import type { Change } from "../model/change.ts";
import type { Column } from "../model/column.ts";
import type { Database } from "../model/database.ts";
import type { Table } from "../model/table.ts";
import { isTable } from "../names/kinds.ts";
import { type Entity, erDiagram, type Mark, type Relation } from "./er-diagram.ts";
import { entityOf, mostCharacters, mostTables, relationsOf } from "./object-diagram.ts";

type Changed = { table: Table; mark: Mark; notes: Map<string, string> };

/** More neighbours than this hide what changed. */
const mostNeighbours = 12;

/**
 * A diagram of the tables that changed and their nearest neighbours by foreign keys: what is added green, removed red,
 * changed amber. At most 40 tables and what hosts draw; neighbours are left out first. Undefined where no table changed.
 */
export function changeDiagram(changes: Change[], before: Database, after: Database): string | undefined {
  const [old, now] = [lookupOf(before), lookupOf(after)];
  const changed = changedTables(changes, old, now);
  if (changed.length === 0) return undefined;
  const neighbours = neighboursOf(changed, old, now).slice(0, mostNeighbours);
  let shown = Math.min(changed.length + neighbours.length, mostTables);
  while (shown > 0) {
    const text = draw(changed.slice(0, shown), neighbours.slice(0, Math.max(0, shown - changed.length)), old, now);
    if (text.length <= mostCharacters) return text;
    shown -= Math.ceil(shown / 8);
  }
  return undefined;
}

function changedTables(changes: Change[], old: Lookup, now: Lookup): Changed[] {
  const found = new Map<Table, Changed>();
  for (const change of changes) {
    const { target, op } = change;
    if (target.schema === undefined) continue;
    const reference = { schema: target.schema, name: target.parent?.name ?? target.name };
    const isWhole = target.parent === undefined;
    const gone = isWhole && op === "removed";
    const table = (gone ? old : now).relation(reference);
    if (!table || !isTable(table)) continue;
    const entry = found.get(table) ?? { table, mark: "changed", notes: new Map() };
    found.set(table, entry);
    if (isWhole && (op === "added" || op === "removed")) entry.mark = op;
    else note(entry, change);
  }
  return [...found.values()];
}

/** What a reader should see of a column that changed. */
function note({ notes }: Changed, change: Change): void {
  const { target, op } = change;
  if (target.kind !== "column") return;
  if (op === "added") notes.set(target.name, "added");
  else if (op === "removed") notes.set(target.name, "dropped");
  else if (op === "renamed") notes.set(target.name, `was ${change.from.name}`);
  else notes.set(target.name, columnNote(change.before as Column, change.after as Column));
}

function columnNote(before: Column, after: Column): string {
  if (before.type !== after.type) return `was ${before.type}`;
  if (before.nullable !== after.nullable) return after.nullable ? "may be null now" : "not null now";
  return isDeepStrictEqual(before.default, after.default) ? "changed" : "default changed";
}

function neighboursOf(changed: Changed[], old: Lookup, now: Lookup): Table[] {
  const known = new Set(changed.map(({ table }) => table));
  const found = new Set<Table>();
  for (const { table, mark } of changed) {
    const lookup = mark === "removed" ? old : now;
    const others = [
      ...lookup.keys(table).map(({ foreignKey }) => lookup.relation(foreignKey.references)),
      ...lookup.incomingKeys(table).map((key) => key.table),
    ];
    for (const other of others) {
      // Of a dropped table's neighbours, those that are still there.
      const current = other && (mark === "removed" ? now.relation(other) : other);
      if (current && isTable(current) && !known.has(current)) found.add(current);
    }
  }
  return [...found];
}

function draw(changed: Changed[], neighbours: Table[], old: Lookup, now: Lookup): string {
  const tables = [...changed.map(({ table }) => table), ...neighbours];
  const schemas = new Set(tables.map(({ schema }) => schema));
  const [schema = ""] = schemas.size === 1 ? schemas : [];
  const places = new Map(tables.map((table, index) => [table, index]));
  const entities = [
    ...changed.map((one) => changedEntity(one, one.mark === "removed" ? old : now, old, schema)),
    ...neighbours.map((table) => entityOf(now, table, false, schema)),
  ];
  const relations = changed.flatMap(({ table, mark }) =>
    mark === "removed" ? goneRelations(old, now, table, places) : relationsOf(now, table, places),
  );
  return erDiagram(entities, [...relations, ...neighbours.flatMap((table) => relationsOf(now, table, places))]).text;
}

const mostOfNew = 30;

/** A new or dropped table whole, where it is not too long; of a changed one the keys and what changed. */
function changedEntity({ table, mark, notes }: Changed, lookup: Lookup, old: Lookup, schema: string): Entity {
  const whole = entityOf(lookup, table, true, schema);
  if (mark !== "changed") {
    return {
      ...whole,
      mark,
      columns: whole.columns.slice(0, mostOfNew),
      more: whole.more + Math.max(0, whole.columns.length - mostOfNew),
    };
  }
  const keys = new Set(entityOf(lookup, table, false, schema).columns.map(({ name }) => name));
  const columns = whole.columns
    .filter(({ name }) => keys.has(name) || notes.has(name))
    .map((column) => ({ ...column, note: notes.get(column.name) }));
  const before = old.relation(table);
  const dropped = (before && isTable(before) ? before.columns : [])
    .filter(({ name }) => notes.get(name) === "dropped")
    .map(({ name, type }) => ({ name, type, marks: [], note: "dropped" }));
  return { ...whole, mark, columns: [...columns, ...dropped], more: 0 };
}

/** The foreign keys of a dropped table to what is still there. */
function goneRelations(old: Lookup, now: Lookup, table: Table, places: Map<Table, number>): Relation[] {
  const byOld = new Map<Table, number>();
  for (const other of old.database.objects) {
    if (!isTable(other)) continue;
    const current = now.relation(other);
    const place = places.get(other) ?? (current && isTable(current) ? places.get(current) : undefined);
    if (place !== undefined) byOld.set(other, place);
  }
  return relationsOf(old, table, byOld);
}
