import type { Reference } from "../model/common.ts";
import type { ForeignKey } from "../model/constraint.ts";
import type { Database, SchemaObject } from "../model/database.ts";
import type { Routine } from "../model/routine.ts";
import type { Table } from "../model/table.ts";
import type { View } from "../model/view.ts";

export type Relation = Table | View;
export type IncomingKey = { table: Table; foreignKey: ForeignKey };
export type TypeUse = { object: SchemaObject; column?: string | undefined };

/** A database, with what refers to what: made once, so that all pages together take time linear in its size. */
export type Lookup = {
  database: Database;
  /** Table, view or sequence. */
  relation(reference: Reference): SchemaObject | undefined;
  /** Enum, domain, composite or range type, by its qualified name as a column prints it. */
  type(printed: string): SchemaObject | undefined;
  /** All overloads of a routine. */
  routines(reference: Reference): Routine[];
  incomingKeys(object: Reference): IncomingKey[];
  readers(object: Reference): View[];
  /** Tables that inherit from it. */
  children(object: Reference): Table[];
  typeUses(object: Reference): TypeUse[];
  /** Tables and views with a trigger that calls it. */
  callers(routine: Reference): { relation: Relation; trigger: string }[];
};

const key = ({ schema, name }: Reference) => JSON.stringify([schema, name]);

function collect<T>() {
  const lists = new Map<string, T[]>();
  return {
    add(reference: Reference, item: T) {
      const list = lists.get(key(reference));
      if (list) list.push(item);
      else lists.set(key(reference), [item]);
    },
    get: (reference: Reference): T[] => lists.get(key(reference)) ?? [],
  };
}

export const isTable = (object: SchemaObject): object is Table =>
  object.kind === "table" || object.kind === "foreign table" || object.kind === "collection";
export const isView = (object: SchemaObject): object is View =>
  object.kind === "view" || object.kind === "materialized view";
const isType = ({ kind }: SchemaObject) =>
  kind === "enum" || kind === "domain" || kind === "composite type" || kind === "range type";

/** The name of a type without modifiers and brackets: `public.order_state[]`, `numeric(10,2)`. */
const bareType = (printed: string) => printed.replace(/(\[\])+$/, "").replace(/\([^()]*\)$/, "");
const unquote = (identifier: string) =>
  identifier.startsWith('"') ? identifier.slice(1, -1).replaceAll('""', '"') : identifier;

/** `"My Schema".state` → its parts; undefined for a type without a schema. */
function parseQualified(printed: string): Reference | undefined {
  const [, schema, name] = /^("(?:[^"]|"")*"|[^".]+)\.("(?:[^"]|"")*"|[^".]+)$/.exec(bareType(printed)) ?? [];
  return schema === undefined || name === undefined ? undefined : { schema: unquote(schema), name: unquote(name) };
}

export function lookupOf(database: Database): Lookup {
  const relations = new Map<string, SchemaObject>();
  const types = new Map<string, SchemaObject>();
  const routines = collect<Routine>();
  const incoming = collect<IncomingKey>();
  const readers = collect<View>();
  const children = collect<Table>();
  const uses = collect<TypeUse>();
  const callers = collect<{ relation: Relation; trigger: string }>();

  const addUse = (printed: string, use: TypeUse) => {
    const reference = parseQualified(printed);
    if (reference) uses.add(reference, use);
  };
  for (const object of database.objects) {
    if (object.kind === "routine") routines.add(object, object);
    else if (isType(object)) types.set(key(object), object);
    else relations.set(key(object), object);

    if (isTable(object)) {
      for (const foreignKey of object.foreignKeys) incoming.add(foreignKey.references, { table: object, foreignKey });
      for (const parent of object.inherits) children.add(parent, object);
    }
    if (isView(object)) for (const source of object.dependsOn) readers.add(source, object);
    if (isTable(object) || isView(object)) {
      for (const { name, routine } of object.triggers) {
        if (routine) callers.add(routine, { relation: object, trigger: name });
      }
    }
    if ("columns" in object) for (const { name, type } of object.columns) addUse(type, { object, column: name });
    if (object.kind === "domain") addUse(object.type, { object });
    if (object.kind === "range type") addUse(object.subtype, { object });
  }
  return {
    database,
    relation: (reference) => relations.get(key(reference)),
    type(printed) {
      const reference = parseQualified(printed);
      return reference && types.get(key(reference));
    },
    routines: routines.get,
    incomingKeys: incoming.get,
    readers: readers.get,
    children: children.get,
    typeUses: uses.get,
    callers: callers.get,
  };
}
