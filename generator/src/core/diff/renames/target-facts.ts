import type { Facts, Target, TargetKind } from "../../model/change.ts";
import type { Database, SchemaObject } from "../../model/database.ts";
import { kindOfList } from "../../model/parts.ts";
import type { Partition, Partitioning } from "../../model/table.ts";
import { isTable } from "../../names/kinds.ts";
import { shownName } from "../identity.ts";
import { enumValue } from "../walk/data-types.ts";
import { partitionName } from "../walk/partitions.ts";

type AnyFacts = Facts[TargetKind];
const listOfKind = new Map<TargetKind, string>(Object.entries(kindOfList).map(([list, kind]) => [kind, list]));
const key = (kind: string, schema: string | undefined, name: string) => JSON.stringify([kind, schema, name]);

/** Finds what a database says of a target. */
export function factsIn(database: Database): (target: Target) => AnyFacts | undefined {
  const objects = new Map<string, SchemaObject>();
  for (const object of database.objects) {
    objects.set(key(object.kind, object.schema, shownName(object)), object);
    // The sequence of a column has no file, but a name that SQL may use.
    for (const { sequence } of isTable(object) ? object.columns : []) {
      if (sequence) {
        const facts = { kind: "sequence" as const, ...sequence, grants: sequence.grants ?? [] };
        objects.set(key("sequence", sequence.schema, sequence.name), facts);
      }
    }
  }
  return ({ kind, schema, parent, name }) => {
    if (!parent && schema !== undefined) return objects.get(key(kind, schema, name));
    const owner: object | undefined = parent ? objects.get(key(parent.kind, schema, parent.name)) : database;
    return owner && partOf(owner, kind, schema, name);
  };
}

function partOf(owner: object, kind: TargetKind, schema: string | undefined, name: string): AnyFacts | undefined {
  const properties = owner as Record<string, unknown>;
  const values = kind === "enum value" ? (properties.values as string[]) : [];
  if (values.includes(name)) return enumValue(values, name);
  if (kind === "partition") return partitionIn(properties.partitioning as Partitioning | undefined, schema, name);
  const list = kind === "primary key" ? [properties.primaryKey] : properties[listOfKind.get(kind) ?? ""];
  return ((list ?? []) as ({ name: string } | undefined)[]).find((part) => part?.name === name) as AnyFacts | undefined;
}

function partitionIn(
  partitioning: Partitioning | undefined,
  schema: string | undefined,
  name: string,
): Partition | undefined {
  for (const partition of partitioning?.partitions ?? []) {
    if (partitionName(partition, schema) === name) return partition;
    const inner = partitionIn(partition.partitioning, schema, name);
    if (inner) return inner;
  }
  return undefined;
}
