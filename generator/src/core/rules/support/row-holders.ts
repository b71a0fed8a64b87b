import type { Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import { partitionsIn, partitionTarget } from "../../names/partitions.ts";
import { referenceKey } from "../../names/reference-key.ts";

/** What holds rows: a table, a materialized view, or a partition; `owner`, of the key `root`, is the table that it is or is a part of. */
export type RowHolder = { target: Target; owner: Target; root: string };

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
      all.set(referenceKey(partition), { target: partitionTarget(object, partition), owner, root });
    }
  }
  return all;
}
