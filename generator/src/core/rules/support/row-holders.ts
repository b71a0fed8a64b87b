import type { Target } from "../../model/change.ts";
import type { Reference } from "../../model/common.ts";
import type { Database } from "../../model/database.ts";
import type { Partitioning } from "../../model/table.ts";

/** What holds rows: a table, a materialized view, or a partition; `owner`, of the key `root`, is the table that it is or is a part of. */
export type RowHolder = { target: Target; owner: Target; root: string };

export const referenceKey = ({ schema, name }: Reference): string => JSON.stringify([schema, name]);

/** All that holds rows in a database, by referenceKey. */
export function rowHoldersOf({ objects }: Database): Map<string, RowHolder> {
  const all = new Map<string, RowHolder>();
  for (const object of objects) {
    const { kind, schema, name } = object;
    if (kind !== "table" && kind !== "materialized view") continue;
    const root = referenceKey(object);
    const owner: Target = { kind, schema, name };
    all.set(root, { target: owner, owner, root });
    if (kind !== "table") continue;
    for (const partition of partitionsIn(object.partitioning)) {
      const target: Target = { kind: "partition", schema, parent: { kind, name }, name: partition.name };
      if (partition.schema !== schema) target.name = `${partition.schema}.${partition.name}`;
      all.set(referenceKey(partition), { target, owner, root });
    }
  }
  return all;
}

const partitionsIn = (partitioning: Partitioning | undefined): Reference[] =>
  partitioning?.partitions.flatMap((each) => [each, ...partitionsIn(each.partitioning)]) ?? [];
