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

/** The partitions of a table that is partitioned on both sides; those of partitions belong to the same table. */
export function comparePartitions(
  owner: Owner,
  before: Partitioning | undefined,
  after: Partitioning | undefined,
  scope: Scope,
): void {
  if (!before || !after) return;
  const place = ({ schema, name }: Partition) => ({
    ...owner,
    name: schema === owner.schema ? name : `${schema}.${name}`,
  });
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
