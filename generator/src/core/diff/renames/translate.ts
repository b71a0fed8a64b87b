import type { Reference } from "../../model/common.ts";
import type { ForeignKey, Key } from "../../model/constraint.ts";
import type { Database, Publication, SchemaObject } from "../../model/database.ts";
import type { Partition, Partitioning, Table } from "../../model/table.ts";
import type { TableIndex } from "../../model/table-index.ts";
import type { Trigger } from "../../model/trigger.ts";
import { byText } from "../../names/by-text.ts";
import { isTable, isView } from "../../names/kinds.ts";
import type { SameText } from "../equal.ts";

import { sameButNames } from "../same-text.ts";
import type { Renames } from "./rename.ts";

/** Old names to new ones; columns by the new name of their table. */
type Dictionary = { objects: Map<string, Reference>; columns: Map<string, Map<string, string>> };

const key = ({ schema, name }: Reference) => JSON.stringify([schema, name]);
/** Lists that the canonical form sorts by name are sorted again, since the names are others. */
const bySchemaAndName = (a: Reference, b: Reference) => byText(a.schema, b.schema) || byText(a.name, b.name);

function dictionaryOf({ objects, columns }: Renames): Dictionary {
  const dictionary: Dictionary = { objects: new Map(), columns: new Map() };
  for (const { from, to } of objects) dictionary.objects.set(key(from), { schema: to.schema, name: to.name });
  for (const { table, from, to } of columns) {
    const names = dictionary.columns.get(key(table)) ?? new Map<string, string>();
    dictionary.columns.set(key(table), names.set(from.name, to.name));
  }
  return dictionary;
}

/**
 * The database as it would be after the renames and nothing else: names and references say the new names. Code (views,
 * checks, expressions) keeps its text; `sameTextUnder` compares that.
 */
export function applyRenames(before: Database, renames: Renames): Database {
  const dictionary = dictionaryOf(renames);
  return {
    ...before,
    publications: before.publications.map((publication) => translatePublication(publication, dictionary)),
    objects: before.objects.map((object) => translateObject(object, dictionary)),
  };
}

function translateObject(object: SchemaObject, dictionary: Dictionary): SchemaObject {
  if (isTable(object)) return isTouched(object, dictionary) ? translateTable(object, dictionary) : object;
  if (!isView(object)) return object;
  const dependsOn = object.dependsOn.map((reference) => rename(reference, dictionary)).sort(bySchemaAndName);
  return rename({ ...object, dependsOn }, dictionary);
}

/** Whether a table is renamed itself, has renamed columns, or refers to a table that is or has. */
function isTouched(table: Table, { objects, columns }: Dictionary): boolean {
  const known = (reference: Reference) => objects.has(key(reference)) || columns.has(key(reference));
  const refers = (partitioning: Partitioning | undefined): boolean =>
    partitioning?.partitions.some((part) => refersTo(part.foreignKeys) || refers(part.partitioning)) ?? false;
  const refersTo = (foreignKeys: ForeignKey[]) => foreignKeys.some(({ references }) => known(references));
  return known(table) || refersTo(table.foreignKeys) || table.inherits.some(known) || refers(table.partitioning);
}

function rename<T extends Reference>(thing: T, { objects }: Dictionary): T {
  const to = objects.get(key(thing));
  return to ? { ...thing, schema: to.schema, name: to.name } : thing;
}

const columnsOf = (table: Reference, { columns }: Dictionary) => {
  const names = columns.get(key(table));
  return (column: string) => names?.get(column) ?? column;
};

function translateTable(old: Table, dictionary: Dictionary): Table {
  const table = rename(old, dictionary);
  const to = columnsOf(table, dictionary);
  return {
    ...table,
    columns: table.columns.map((column) => ({ ...column, name: to(column.name) })),
    ...translateParts(table, to, dictionary),
    inherits: table.inherits.map((reference) => rename(reference, dictionary)),
    partitioning: translatePartitioning(table.partitioning, to, dictionary),
  };
}

type Parts = Pick<Table, "primaryKey" | "uniques" | "foreignKeys" | "indexes" | "triggers">;

function translateParts(parts: Parts, to: (column: string) => string, dictionary: Dictionary): Parts {
  const all = (columns: string[] | undefined) => columns?.map(to);
  const set = (columns: string[] | undefined) => columns?.map(to).sort();
  const translateKey = (key: Key) => ({ ...key, columns: key.columns.map(to), include: all(key.include) });
  const translateIndex = (index: TableIndex) => ({
    ...index,
    key: index.key.map((part) => (part.column === undefined ? part : { ...part, column: to(part.column) })),
    include: all(index.include),
  });
  const translateForeignKey = (foreignKey: ForeignKey) => {
    const target = rename(foreignKey.references, dictionary);
    const references = { ...target, columns: target.columns.map(columnsOf(target, dictionary)) };
    const onDeleteColumns = set(foreignKey.onDeleteColumns);
    return { ...foreignKey, columns: foreignKey.columns.map(to), references, onDeleteColumns };
  };
  const translateTrigger = (trigger: Trigger) => ({ ...trigger, columns: set(trigger.columns) });
  return {
    primaryKey: parts.primaryKey && translateKey(parts.primaryKey),
    uniques: parts.uniques.map(translateKey),
    foreignKeys: parts.foreignKeys.map(translateForeignKey),
    indexes: parts.indexes.map(translateIndex),
    triggers: parts.triggers.map(translateTrigger),
  };
}

function translatePartitioning(
  partitioning: Partitioning | undefined,
  to: (column: string) => string,
  dictionary: Dictionary,
): Partitioning | undefined {
  const translatePartition = (partition: Partition): Partition => ({
    ...partition,
    columns: partition.columns?.map((column) => ({ ...column, name: to(column.name) })),
    ...translateParts(partition, to, dictionary),
    partitioning: translatePartitioning(partition.partitioning, to, dictionary),
  });
  return partitioning && { ...partitioning, partitions: partitioning.partitions.map(translatePartition) };
}

function translatePublication(publication: Publication, dictionary: Dictionary): Publication {
  const tables = publication.tables?.map((old) => {
    const table = rename(old, dictionary);
    return { ...table, columns: table.columns?.map(columnsOf(table, dictionary)) };
  });
  return { ...publication, tables: tables?.sort(bySchemaAndName) };
}

/** The old publications, with the new conditions where they say the same as the old ones, each under the names of its table. */
export function withSameConditions(
  before: Publication[],
  after: Publication[],
  sameText: (reads: Reference[]) => SameText,
): Publication[] {
  return before.map((publication) => {
    const now = after.find(({ name }) => name === publication.name)?.tables ?? [];
    const tables = publication.tables?.map((table) => {
      const where = now.find((each) => key(each) === key(table))?.where;
      if (table.where === undefined || where === undefined) return table;
      return sameText([table])(table.where, where) ? { ...table, where } : table;
    });
    return { ...publication, tables };
  });
}

/**
 * Tells for code that reads these tables of the new database whether two pieces of it are the same: they are when names
 * that were renamed are all that differs. Of columns only those of these tables count.
 */
export function sameTextUnder({ objects, columns }: Renames): (reads: Reference[]) => SameText {
  const pair = (from: string, to: string) => JSON.stringify([from, to]);
  const objectNames = new Set(
    objects.flatMap(({ from, to }) => [pair(from.name, to.name), pair(from.schema, to.schema)]),
  );
  const columnNames = new Map<string, Set<string>>();
  for (const { table, from, to } of columns) {
    const names = columnNames.get(key(table)) ?? new Set();
    columnNames.set(key(table), names.add(pair(from.name, to.name)));
  }
  return (reads) => {
    const known = [objectNames, ...reads.flatMap((table) => columnNames.get(key(table)) ?? [])];
    return (before, now) => sameButNames(before, now, (from, to) => known.some((names) => names.has(pair(from, to))));
  };
}
