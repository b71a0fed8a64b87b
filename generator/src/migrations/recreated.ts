import type { Target } from "../core/model/change.ts";
import type { Reference } from "../core/model/common.ts";
import type { Database, SchemaObject } from "../core/model/database.ts";
import type { AppliedStatement } from "../core/model/statement.ts";
import { isTable } from "../core/names/kinds.ts";
import { targetKey } from "../core/names/names.ts";
import { partitionsIn, partitionTarget } from "../core/names/partitions.ts";

type Holder = { target: Target; key: string };

/** What holds rows in one database, and in the other under the same name, but was dropped by one of the statements: its rows did not survive. */
export function recreated(before: Database, after: Database, statements: AppliedStatement[]): Target[] {
  const isDropped = droppedBy(statements);
  const dropped = rowHolders(before).filter(({ key }) => isDropped(key));
  if (dropped.length === 0) return [];
  const now = new Set(rowHolders(after).map(({ key }) => key));
  return dropped.filter(({ key }) => now.has(key)).map(({ target }) => target);
}

/** Of targets those that both databases have, be it as a table or as a partition. */
export function inBoth(targets: Target[], before: Database, after: Database): Target[] {
  if (targets.length === 0) return [];
  const [old, now] = [before, after].map(
    (database) => new Map(rowHolders(database).map(({ target, key }) => [targetKey(target), key])),
  );
  const keys = new Set(now?.values());
  return targets.filter((target) => keys.has(old?.get(targetKey(target)) ?? ""));
}

/** Whether one of the statements dropped what an observer calls so. */
function droppedBy(statements: AppliedStatement[]): (key: string) => boolean {
  const dropped = new Set(
    statements.flatMap(({ affected }) =>
      affected.filter((one) => one.dropped).map(({ kind, names }) => JSON.stringify([kind, ...names])),
    ),
  );
  return (key) => dropped.has(key);
}

/** Whether one of the statements dropped a table or column of that name. */
export function isDroppedBy(statements: AppliedStatement[]): (target: Target) => boolean {
  const isDropped = droppedBy(statements);
  return ({ kind, schema, parent, name }) =>
    isDropped(JSON.stringify(parent ? [kind, schema, parent.name, name] : [kind, schema, name]));
}

const rowHolders = ({ objects }: Database): Holder[] => [...objects.flatMap(valueHolders), ...tableHolders(objects)];

/** Sequences, which hold how far they have counted, and attributes of composite types, whose values are in tables. */
function valueHolders(object: SchemaObject): Holder[] {
  const { schema, name } = object;
  if (object.kind === "sequence") return [sequenceHolder(object)];
  if (object.kind !== "composite type") return [];
  return object.columns.map((column) => ({
    target: { kind: "column", schema, parent: { kind: "composite type", name }, name: column.name },
    key: JSON.stringify(["composite type column", schema, name, column.name]),
  }));
}

const sequenceHolder = ({ schema, name }: Reference): Holder => ({
  target: { kind: "sequence", schema, name },
  key: JSON.stringify(["sequence", schema, name]),
});

/** Tables, their columns, with their sequences, and partitions, each with what an observer calls it: a partition is a table. */
const tableHolders = (objects: SchemaObject[]): Holder[] =>
  objects.filter(isTable).flatMap(({ kind, schema, name, columns, partitioning }): Holder[] => [
    ...columns.flatMap(({ sequence }) => (sequence ? sequenceHolder(sequence) : [])),
    { target: { kind, schema, name }, key: JSON.stringify([kind, schema, name]) },
    ...columns.map(
      (column): Holder => ({
        target: { kind: "column", schema, parent: { kind, name }, name: column.name },
        key: JSON.stringify(["column", schema, name, column.name]),
      }),
    ),
    ...partitionsIn(partitioning).map(
      (partition): Holder => ({
        target: partitionTarget({ kind, schema, name }, partition),
        key: JSON.stringify(["table", partition.schema, partition.name]),
      }),
    ),
  ]);
