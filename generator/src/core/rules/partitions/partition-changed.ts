import { dialectOf } from "../../dialects/registry.ts";
import type { Partition } from "../../model/table.ts";
import { objectName, qualifiedName } from "../../names/names.ts";
import { changesTo, type Rule, telling, verdict } from "../support/rule.ts";

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

/** Of these, what is no work for the server when it changes. */
const ofEach = new Set<keyof Partition>(["policies", "triggers"]);

export const partitionChanged: Rule = {
  code: "partition-changed",
  title: "Partition bounds, keys or indexes changed",
  does: "is changed",
  judge: (changes, _before, database) =>
    changesTo(changes, "modified", "partition").flatMap(({ target, changed, after: partition }) => {
      const touched = touchesRows.filter((property) => changed.includes(property));
      if (touched.length === 0) return [];
      const name = qualifiedName(partition.schema, partition.name);
      const { advice } = dialectOf(database.engine);
      const isBound = touched.includes("bound");
      const own = touched.map((property) => property.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
      if (touched.every((property) => ofEach.has(property))) {
        return verdict(
          "risky",
          target,
          `Partition ${name} of ${objectName(target)} changes its own ${own.join(" and ")}: what they allow or do to its rows is other than before.`,
          `Test what reading and writing its rows does, through ${name} and through ${objectName(target)}.`,
        );
      }
      return telling(
        verdict(
          isBound ? "breaking" : "risky",
          target,
          isBound
            ? `Partition ${name} of ${objectName(target)} gets new bounds (${partition.bound}): it must be detached and attached again, and rows outside the bounds are rejected.`
            : `Partition ${name} of ${objectName(target)} changes its own ${own.join(", ")}: it is locked while its rows are read, and query plans for it may change.`,
          isBound
            ? (advice.movePartition?.(name) ?? "Move the rows to another partition first.")
            : (advice.changePartition?.(name) ?? "Change it at a quiet time."),
        ),
      );
    }),
};
