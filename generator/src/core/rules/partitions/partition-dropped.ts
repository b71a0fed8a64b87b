import { dialectOf } from "../../dialects/registry.ts";
import { objectName, qualifiedName } from "../../names/names.ts";
import { isPartition, objectsNamed } from "../support/lookup.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const partitionDropped: Rule = {
  code: "partition-dropped",
  title: "Partition dropped or detached",
  judge: (changes, _before, after) =>
    changesTo(changes, "removed", "partition").map(({ target, before: partition }) => {
      const name = qualifiedName(partition.schema, partition.name);
      const table = objectsNamed(after, partition.schema, partition.name).find((object) => object.kind === "table");
      const by = table
        ? "it is now a standalone table"
        : isPartition(after, partition.schema, partition.name)
          ? "it is now a partition of another table"
          : undefined;
      return verdict(
        "breaking",
        target,
        `Partition ${name} of ${objectName(target)} (${partition.bound}) is gone with its rows, and new rows in its range may be rejected.`,
        dialectOf(after.engine).advice.dropPartition?.(objectName(target), name) ??
          "First stop using its rows, and drop it after a backup.",
        by === undefined ? undefined : { severity: "risky", by },
      );
    }),
};
