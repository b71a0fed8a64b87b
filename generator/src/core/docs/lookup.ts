import { objectStem } from "../canonical/path.ts";
import { dependentsOf } from "../dependents/dependents.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { dialectOf } from "../dialects/registry.ts";
import type { Reference } from "../model/common.ts";
import type { ForeignKey } from "../model/constraint.ts";
import type { Database, Publication, SchemaObject } from "../model/database.ts";
import type { Routine } from "../model/routine.ts";
import type { Table } from "../model/table.ts";
import type { View } from "../model/view.ts";
import { isTable, isView } from "../names/kinds.ts";
import { partitionsIn } from "../names/partitions.ts";

export type Relation = Table | View;
/** A foreign key of a table; `partitions` where some of its partitions have it, and not the table as a whole. */
export type TableKey = { foreignKey: ForeignKey; partitions?: number | undefined };
export type IncomingKey = TableKey & { table: Table };
/** An object that uses another, and the column that does. */
export type Use = { object: SchemaObject; column?: string | undefined };

/** A database, with what refers to what: made once, so that all pages together take time linear in its size. */
export type Lookup = {
  database: Database;
  /** Path of its page, without extension. */
  stem(object: SchemaObject): string;
  /** Table, view or sequence; of a partition, the table that it is folded into. */
  relation(reference: Reference): SchemaObject | undefined;
  /** Enum, domain, composite or range type, or the table whose rows it is, by its name as a column prints it. */
  type(printed: string): SchemaObject | undefined;
  /** All overloads of a routine. */
  routines(reference: Reference): Routine[];
  /** Foreign keys of a table and of its partitions. */
  keys(table: Table): TableKey[];
  incomingKeys(object: Reference): IncomingKey[];
  /** Other views that read a table or view. */
  readers(object: Reference): View[];
  /** Tables that inherit from it. */
  children(object: Reference): Table[];
  /** What has a value of the type. */
  typeUses(object: Reference): Use[];
  /** Columns that take their default from the sequence. */
  sequenceUses(object: Reference): Use[];
  /** Tables and views with a trigger that calls it. */
  callers(routine: Reference): { relation: Relation; trigger: string }[];
  publications(table: Reference): Publication[];
};

const keyOf = ({ schema, name }: Reference) => `${schema.length}:${schema}.${name}`;

function collect<T>() {
  const lists = new Map<string, T[]>();
  return {
    add(reference: Reference, item: T) {
      const key = keyOf(reference);
      const list = lists.get(key);
      if (list) list.push(item);
      else lists.set(key, [item]);
    },
    get: (reference: Reference): T[] => lists.get(keyOf(reference)) ?? [],
  };
}

const typeKinds: SchemaObject["kind"][] = ["enum", "domain", "composite type", "range type"];

/** Indexes a database for objectPage() and connectionPage(). */
export function lookupOf(database: Database): Lookup {
  const stems = new Map<SchemaObject, string>();
  const relations = new Map<string, SchemaObject>();
  const types = new Map<string, SchemaObject>();
  const routines = collect<Routine>();
  for (const object of database.objects) {
    stems.set(object, objectStem(object));
    if (object.kind === "routine") routines.add(object, object);
    else if (typeKinds.includes(object.kind)) types.set(keyOf(object), object);
    else relations.set(keyOf(object), object);
    if (isTable(object))
      for (const partition of partitionsIn(object.partitioning)) relations.set(keyOf(partition), object);
  }
  const relation = (reference: Reference) => relations.get(keyOf(reference));
  const dialect = dialectOf(database.engine);
  const named = new Map<string, Reference | undefined>();
  const typeIn = (printed: string) => {
    if (!named.has(printed)) named.set(printed, dialect.types.named(dialect.types.element(printed)));
    return named.get(printed);
  };

  const keys = new Map<Table, TableKey[]>();
  const incoming = collect<IncomingKey>();
  const children = collect<Table>();
  const typeUses = collect<Use>();
  const sequenceUses = collect<Use>();
  const callers = collect<{ relation: Relation; trigger: string }>();
  const publications = collect<Publication>();
  for (const object of database.objects) {
    if (isTable(object)) {
      const own = tableKeys(object);
      keys.set(object, own);
      for (const key of own) {
        const { references } = key.foreignKey;
        incoming.add(relation(references) ?? references, { table: object, ...key });
      }
      for (const parent of object.inherits) children.add(parent, object);
    }
    if (isTable(object) || isView(object)) {
      for (const { name, routine } of object.triggers) {
        if (routine) callers.add(routine, { relation: object, trigger: name });
      }
    }
    for (const { printed, column } of typesOf(object, dialect)) {
      const reference = typeIn(printed);
      if (reference) typeUses.add(reference, { object, column });
    }
    if (isTable(object)) {
      for (const { name, default: value } of object.columns) {
        const sequence = value === undefined ? undefined : dialect.sequenceIn?.(value);
        if (sequence) sequenceUses.add(sequence, { object, column: name });
      }
    }
  }
  for (const publication of database.publications) {
    for (const table of publication.tables ?? []) publications.add(relation(table) ?? table, publication);
  }
  const wide = database.publications.filter(({ allTables, schemas }) => allTables || schemas);
  return {
    database,
    stem: (object) => stems.get(object) ?? objectStem(object),
    relation,
    type(printed) {
      const reference = typeIn(printed);
      if (!reference) return undefined;
      return types.get(keyOf(reference)) ?? relations.get(keyOf(reference));
    },
    routines: routines.get,
    keys: (table) => keys.get(table) ?? [],
    incomingKeys: incoming.get,
    readers: (object) =>
      dependentsOf(database)
        .ofRelation(object)
        .flatMap(({ object: user, target }) => (user && isView(user) && target.parent === undefined ? user : [])),
    children: children.get,
    typeUses: typeUses.get,
    sequenceUses: sequenceUses.get,
    callers: callers.get,
    publications: (table) => [
      ...publications.get(table),
      ...wide.filter(({ allTables, schemas = [] }) => allTables || schemas.includes(table.schema)),
    ],
  };
}

/** The types of which an object has values, and the column that has them. */
function typesOf(object: SchemaObject, { types }: Dialect): { printed: string; column?: string }[] {
  if ("columns" in object) return object.columns.map(({ name, type }) => ({ printed: type, column: name }));
  if (object.kind === "domain") return [{ printed: object.type }];
  if (object.kind === "range type") return [{ printed: object.subtype }];
  if (object.kind !== "routine") return [];
  const printed = [...object.arguments.map(({ type }) => type), object.returns ?? ""];
  return [...new Set(printed.map(types.element))].map((type) => ({
    printed: type,
  }));
}

/** Those of the table, then those that only partitions have: one for all partitions where it is alike. */
function tableKeys(table: Table): TableKey[] {
  const alike = new Map<string, { foreignKey: ForeignKey; partitions: number }>();
  for (const { foreignKeys } of partitionsIn(table.partitioning)) {
    for (const foreignKey of foreignKeys) {
      const { name: _, comment: __, ...facts } = foreignKey;
      const key = JSON.stringify(facts);
      const known = alike.get(key);
      if (known) known.partitions += 1;
      else alike.set(key, { foreignKey, partitions: 1 });
    }
  }
  return [...table.foreignKeys.map((foreignKey) => ({ foreignKey })), ...alike.values()];
}
