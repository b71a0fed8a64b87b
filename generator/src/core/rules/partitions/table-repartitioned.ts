import { dialectOf } from "../../dialects/registry.ts";
import type { Partitioning } from "../../model/table.ts";
import { targetName } from "../../names/names.ts";
import { changesTo, type Rule, telling, verdict } from "../support/rule.ts";

export const tableRepartitioned: Rule = {
  code: "table-repartitioned",
  title: "Table partitioning changed",
  does: "is partitioned differently",
  judge: (changes, _before, { engine }, { isLost, statements }) =>
    changesTo(changes, "modified", "table", "foreign table")
      .filter(({ changed }) => changed.includes("partitioning"))
      .map(({ target, before: old, after: now }) => {
        const name = targetName(target);
        const what = `${name} is ${words(now.partitioning)} instead of ${words(old.partitioning)}`;
        const { whileRepartitioned } = dialectOf(engine).words;
        if (whileRepartitioned !== undefined) {
          return telling(
            verdict(
              "risky",
              target,
              `${what}: ${whileRepartitioned}.`,
              "On a large table, do it at a quiet time, or with a tool that copies the rows in the background.",
            ),
          );
        }
        // Whoever watched saw it go under another name, as what a table on its own can't be.
        if (now.partitioning && statements.all.length > 0 && !isLost(target)) {
          return verdict(
            "risky",
            target,
            `${what}: another table takes its name, and the old one, with its rows, is a partition.`,
            `Check that the new one has the columns, defaults, indexes, privileges and policies of the old one, and a partition for each new row.`,
          );
        }
        return verdict(
          "breaking",
          target,
          `${what}: ALTER TABLE can't do that, so the table is dropped and recreated, without its rows.`,
          `Create the new table under another name, copy the rows in batches, then swap the names in one transaction.`,
        );
      }),
};

const words = (partitioning: Partitioning | undefined) =>
  partitioning ? `partitioned by ${partitioning.strategy} (${partitioning.key})` : "not partitioned";
