import type { AddedTo } from "../../dialects/advice.ts";
import { dialectOf } from "../../dialects/registry.ts";
import type { Target } from "../../model/change.ts";
import type { Domain, EnumType } from "../../model/data-type.ts";
import type { Database, SchemaObject } from "../../model/database.ts";
import type { Partitioning, Table } from "../../model/table.ts";
import type { View } from "../../model/view.ts";

const indexes = new WeakMap<Database, Map<string, SchemaObject[]>>();
const key = (schema: string | undefined, name: string) => JSON.stringify([schema, name]);

/** The objects of that name: types, relations and overloads may share one. */
export function objectsNamed(database: Database, schema: string | undefined, name: string): SchemaObject[] {
  let index = indexes.get(database);
  if (!index) {
    index = Map.groupBy(database.objects, (object) => key(object.schema, object.name));
    indexes.set(database, index);
  }
  return index.get(key(schema, name)) ?? [];
}

/** The table that the target is or is a part of. */
export function tableOf(database: Database, { schema, parent, name }: Target): Table | undefined {
  return objectsNamed(database, schema, parent?.name ?? name).find(
    (object): object is Table =>
      object.kind === "table" || object.kind === "foreign table" || object.kind === "collection",
  );
}

/** What a part of a table is added to, for advice; `replaces`: the change set changes what has its name. */
export const addedTo = (database: Database, target: Target, replaces: boolean): AddedTo => ({
  ...{ schema: target.schema ?? "", name: target.parent?.name ?? target.name, replaces },
  isPartitioned: tableOf(database, target)?.partitioning !== undefined,
});

/** Whether the target is, or is a part of, a table whose rows are on another server. */
export const isForeign = ({ kind, parent }: Target): boolean => (parent?.kind ?? kind) === "foreign table";

/** Whether the target is, or is a part of, a collection: nothing declares the fields of its documents, which are what was seen in them. */
export const isOfCollection = ({ kind, parent }: Target): boolean => (parent?.kind ?? kind) === "collection";

/** The view or materialized view of that name. */
export function viewNamed(database: Database, schema: string | undefined, name: string): View | undefined {
  return objectsNamed(database, schema, name).find(
    (object): object is View => object.kind === "view" || object.kind === "materialized view",
  );
}

/** The view that the target is a column of, where it had columns and has lost them all, because what it reads is gone. */
export function brokenView(before: Database, after: Database, { schema, parent }: Target): View | undefined {
  const now = parent && dialectOf(after.engine).viewsBreak ? viewNamed(after, schema, parent.name) : undefined;
  const had = now && viewNamed(before, schema, now.name)?.columns?.length;
  return now && had && !now.columns?.length ? now : undefined;
}

/** The domain or enum that a type as the engine prints it (`shop.order_state`) names. */
export function userType(database: Database, type: string): Domain | EnumType | undefined {
  const named = dialectOf(database.engine).types.named(type);
  if (named === undefined) return undefined;
  return objectsNamed(database, named.schema, named.name).find(
    (object): object is Domain | EnumType => object.kind === "domain" || object.kind === "enum",
  );
}

const partitions = new WeakMap<Database, Set<string>>();

/** Whether a partition of some table has that name. */
export function isPartition(database: Database, schema: string, name: string): boolean {
  let names = partitions.get(database);
  if (!names) {
    names = new Set(
      database.objects.flatMap((object) => ("partitioning" in object ? keysOf(object.partitioning) : [])),
    );
    partitions.set(database, names);
  }
  return names.has(key(schema, name));
}

const keysOf = (partitioning: Partitioning | undefined): string[] =>
  partitioning?.partitions.flatMap((partition) => [
    key(partition.schema, partition.name),
    ...keysOf(partition.partitioning),
  ]) ?? [];
