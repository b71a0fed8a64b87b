import type { Partition } from "../../model/table.ts";
import { objectName, qualifiedName } from "../../names/names.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

/** What makes the server look at every row of a partition, or lets rows in or out that were not. */
const touchesRows: (keyof Partition)[] = [
  "bound",
  "primaryKey",
  "uniques",
  "foreignKeys",
  "checks",
  "exclusions",
  "indexes",
  "policies",
  "triggers",
];

export const partitionChanged: Rule = {
  code: "partition-changed",
  title: "Partition with other bounds, keys or indexes of its own",
  judge: (changes) =>
    changesTo(changes, "modified", "partition").flatMap(({ target, changed, after: partition }) => {
      const touched = touchesRows.filter((property) => changed.includes(property));
      if (touched.length === 0) return [];
      const name = qualifiedName(partition.schema, partition.name);
      const isBound = touched.includes("bound");
      return verdict(
        isBound ? "breaking" : "risky",
        target,
        isBound
          ? `Partition ${name} of ${objectName(target)} takes other rows (${partition.bound}): it must be detached and attached again, and rows outside find no place.`
          : `Partition ${name} of ${objectName(target)} has other ${touched.join(", ")} of its own: it is locked while its rows are read, and queries on it go another way.`,
        isBound
          ? `Move the rows to another partition first, then DETACH and ATTACH PARTITION ${name} in one transaction.`
          : `Build indexes of ${name} with CONCURRENTLY, and constraints NOT VALID first.`,
      );
    }),
};
