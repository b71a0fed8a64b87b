import type { Partition, Partitioning } from "../../model/table.ts";
import { equal, type SameText } from "../equal.ts";
import { added, modified, type Owner, removed, type Scope } from "../scope.ts";
import { compareLists } from "./compare-lists.ts";

const parts = new Set(["partitioning"]);
const key = ({ schema, name }: Partition) => JSON.stringify([schema, name]);

/** `["partitioning"]` when a table came to be partitioned, is no more, or is cut in another way. */
export function partitioningOf(
  before: Partitioning | undefined,
  after: Partitioning | undefined,
  sameText?: SameText,
): string[] {
  const how = (partitioning: Partitioning | undefined) => partitioning && { ...partitioning, partitions: [] };
  return equal(how(before), how(after), sameText) ? [] : ["partitioning"];
}

/** A partition's name in a change: with its schema where that is not its table's. */
export const partitionName = ({ schema, name }: Partition, tables: string | undefined): string =>
  schema === tables ? name : `${schema}.${name}`;

/** The partitions of a table that is partitioned on both sides; those of partitions belong to the same table. */
export function comparePartitions(
  owner: Owner,
  before: Partitioning | undefined,
  after: Partitioning | undefined,
  scope: Scope,
): void {
  if (!before || !after) return;
  const place = (partition: Partition) => ({ ...owner, name: partitionName(partition, owner.schema) });
  compareLists(before.partitions, after.partitions, key, {
    onRemoved: (partition) => removed(scope, "partition", place(partition), partition),
    onAdded: (partition) => added(scope, "partition", place(partition), partition),
    onBoth: (old, now) => {
      const more = partitioningOf(old.partitioning, now.partitioning, scope.sameText);
      modified(scope, "partition", place(now), { before: old, after: now }, { except: parts, more });
      comparePartitions(owner, old.partitioning, now.partitioning, scope);
    },
  });
}
