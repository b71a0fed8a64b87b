import { objectName } from "../canonical/path.ts";
import type { Target, TargetKind } from "../model/change.ts";
import type { Dependency, Reference } from "../model/common.ts";
import type { Database, SchemaObject } from "../model/database.ts";
import type { Routine } from "../model/routine.ts";
import type { Partition, Table } from "../model/table.ts";
import type { View } from "../model/view.ts";
import { isTable, isView } from "../names/kinds.ts";
import { partitionsIn } from "../names/partitions.ts";
import { readingParts } from "./parts.ts";
import { namedByTexts } from "./texts.ts";

/** What uses a column or table: as the engine records it, as its own properties say, or, of code that nobody parsed, only as its text does. */
export type Dependent = {
  target: Target;
  /** The object that it is, or is a part of; none of a publication. */
  object?: SchemaObject;
  byText?: true;
};

export type Dependents = {
  /** What uses a column of a table or view. */
  ofColumn(relation: Reference, column: string): Dependent[];
  /** What uses a table or view, beside its own parts. */
  ofRelation(relation: Reference): Dependent[];
  /** What a view or routine uses. */
  readBy(object: View | Routine): Read[];
};

/** A table or view that something uses, and the columns of it. */
export type Read = Dependency & Pick<Dependent, "byText">;

const known = new WeakMap<Database, Dependents>();

/** Who uses what, for findings and pages alike; what uses a partition uses its table. Made once for each database. */
export function dependentsOf(database: Database): Dependents {
  const found = known.get(database) ?? find(database);
  known.set(database, found);
  return found;
}

function find(database: Database): Dependents {
  const roots = new Map<string, Reference>();
  for (const object of database.objects) {
    if (isTable(object)) for (const partition of partitionsIn(object.partitioning)) roots.set(keyOf(partition), object);
  }
  const users = new Map<string, Users>();
  const reads = new Map<SchemaObject, Read[]>();
  const add: Add = (user, one) => {
    const relation = roots.get(keyOf(one)) ?? one;
    const key = keyOf(relation);
    const found = users.get(key) ?? { ofAll: [], ofColumns: new Map() };
    users.set(key, found);
    const { target } = user;
    const isOwn = target.parent?.name === relation.name && target.schema === relation.schema;
    if (!isOwn) put(found.ofAll, user);
    for (const column of one.columns ?? []) {
      const list = found.ofColumns.get(column);
      if (list) put(list, user);
      else found.ofColumns.set(column, [user]);
    }
  };
  for (const object of database.objects) {
    if (isTable(object) || isView(object)) addParts(object, object, add);
    if (isTable(object)) for (const partition of partitionsIn(object.partitioning)) addParts(object, partition, add);
    if (!isView(object) && object.kind !== "routine") continue;
    const user = { target: targetOf(object), object };
    for (const one of object.dependsOn ?? []) add(user, one);
    reads.set(object, [...(object.dependsOn ?? [])]);
  }
  for (const { object, trigger, named } of namedByTexts(database)) {
    const target = trigger ? partOf(object, "trigger", trigger.name) : targetOf(object);
    const user: Dependent = { target, object, byText: true };
    for (const one of named) add(user, one);
    if (!trigger) reads.get(object)?.push(...named.map((one) => ({ ...one, byText: true as const })));
  }
  for (const { name, tables = [] } of database.publications) {
    for (const table of tables) add({ target: { kind: "publication", name } }, table);
  }
  for (const { ofAll, ofColumns } of users.values()) {
    for (const list of [ofAll, ...ofColumns.values()]) list.sort(byKind);
  }
  return {
    ofColumn: (relation, column) => users.get(keyOf(relation))?.ofColumns.get(column) ?? [],
    ofRelation: (relation) => users.get(keyOf(relation))?.ofAll ?? [],
    readBy: (object) => reads.get(object) ?? [],
  };
}

type Users = { ofAll: Dependent[]; ofColumns: Map<string, Dependent[]> };

type Add = (user: Dependent, one: Dependency) => void;

/** All that one reads is told together. */
function put(list: Dependent[], user: Dependent): void {
  if (list.at(-1) !== user) list.push(user);
}

/** No name has the character between them. */
const keyOf = ({ schema, name }: Reference) => `${schema}\0${name}`;

/** The parts of something, or of a partition of it, with what they read. */
function addParts(object: Table | View, holder: Table | View | Partition, add: Add): void {
  const { schema, name } = object;
  for (const part of readingParts(holder)) {
    const user: Dependent = { target: partOf(object, part.kind, part.name), object };
    for (const one of part.reads) add(user, { schema, name, ...one });
  }
}

const partOf = ({ schema, kind, name }: SchemaObject, part: TargetKind, partName: string): Target => ({
  ...{ kind: part, schema, parent: { kind, name }, name: partName },
});

const targetOf = (object: SchemaObject): Target => ({
  kind: object.kind,
  schema: object.schema,
  name: objectName(object),
});

/** What gives most to think about first. */
const order: Target["kind"][] = [
  ...([
    "view",
    "materialized view",
    "routine",
    "event",
    "policy",
    "trigger",
    "rule",
    "foreign key",
    "publication",
  ] as const),
  ...(["column", "check", "exclusion", "index", "unique", "primary key"] as const),
];
const byKind = (a: Dependent, b: Dependent) => order.indexOf(a.target.kind) - order.indexOf(b.target.kind);
