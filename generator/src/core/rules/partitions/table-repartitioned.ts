import type { Partitioning } from "../../model/table.ts";
import { targetName } from "../../names/names.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const tableRepartitioned: Rule = {
  code: "table-repartitioned",
  title: "Table partitioning changed",
  does: "is partitioned differently",
  judge: (changes) =>
    changesTo(changes, "modified", "table", "foreign table")
      .filter(({ changed }) => changed.includes("partitioning"))
      .map(({ target, before: old, after: now }) => {
        const name = targetName(target);
        return verdict(
          "breaking",
          target,
          `${name} is ${words(now.partitioning)} instead of ${words(old.partitioning)}: ALTER TABLE can't do that, so the table is dropped and recreated, without its rows.`,
          `Create the new table under another name, copy the rows in batches, then swap the names in one transaction.`,
        );
      }),
};

const words = (partitioning: Partitioning | undefined) =>
  partitioning ? `partitioned by ${partitioning.strategy} (${partitioning.key})` : "not partitioned";
