import { dialectOf } from "../../dialects/registry.ts";
import type { Target } from "../../model/change.ts";
import { objectName, qualifiedName, sqlName } from "../../names/names.ts";
import { isPartition, objectsNamed } from "../support/lookup.ts";
import { changesTo, doing, type Rule, recreatedOf, verdict } from "../support/rule.ts";

export const partitionDropped: Rule = {
  code: "partition-dropped",
  title: "Partition dropped or detached",
  does: "is dropped",
  judge: (changes, _before, after, { recreated, isLost, statements }) => [
    ...changesTo(changes, "removed", "partition").map(({ target, before: partition }) => {
      const name = qualifiedName(partition.schema, partition.name);
      const table = objectsNamed(after, partition.schema, partition.name).find((object) => object.kind === "table");
      const parent = objectName(target);
      const other = !table && isPartition(after, partition.schema, partition.name);
      if ((table || other) && !isLost(target)) {
        const withoutBlocking = statements.last(target)?.said.withoutBlocking === true;
        const detached = verdict(
          "breaking",
          target,
          `Partition ${name} is detached from ${parent}: its rows stay in it, but queries on ${parent} no longer see them, and new rows in its range (${partition.bound}) may be rejected.`,
          `Make sure that no query looks for these rows in ${parent}, and that another partition takes new ones.`,
          withoutBlocking
            ? { severity: "safe", by: "it is detached without blocking others" }
            : {
                severity: "risky",
                by: other ? "it is now a partition of another table" : "it is now a standalone table",
              },
        );
        return doing("is detached", detached);
      }
      return verdict(
        "breaking",
        target,
        `Partition ${name} of ${parent} (${partition.bound}) is dropped with its rows, and new rows in its range may be rejected.`,
        dialectOf(after.engine).advice.dropPartition?.(parent, name) ??
          "First stop using its rows, and drop it after a backup.",
      );
    }),
    ...recreatedOf(recreated, "partition", replaced),
  ],
};

const replaced = (target: Target): [message: string, advice: string] => [
  `Partition ${sqlName(target.name)} of ${objectName(target)} is replaced by another table of that name: its rows are gone, except those that something copied.`,
  "Keep it under another name until its rows are copied and checked.",
];
