import type { Parent, Target } from "../model/change.ts";
import type { Reference } from "../model/common.ts";
import type { Partition, Partitioning } from "../model/table.ts";

/** The partitions of a table, and their own. */
export const partitionsIn = (partitioning: Partitioning | undefined): Partition[] =>
  partitioning?.partitions.flatMap((each) => [each, ...partitionsIn(each.partitioning)]) ?? [];

/** A partition as changes and findings call it: with its schema where that is not the table's. */
export const partitionTarget = ({ kind, schema, name }: Parent & Reference, partition: Reference): Target => ({
  kind: "partition",
  schema,
  parent: { kind, name },
  name: partition.schema === schema ? partition.name : `${partition.schema}.${partition.name}`,
});
