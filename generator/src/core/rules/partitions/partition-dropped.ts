import { dialectOf } from "../../dialects/registry.ts";
import type { Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import { objectName, qualifiedName, sqlName } from "../../names/names.ts";
import { givenBack } from "../support/in-time.ts";
import { isPartition, objectsNamed, tableOf } from "../support/lookup.ts";
import { changesTo, doing, type Rule, recreatedOf, telling, verdict, type Watch } from "../support/rule.ts";
import { named, type Watched } from "../support/statements.ts";

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
      if (statements.last(target)?.said.partition?.verb === "reorganize") {
        const goes = verdict(
          "risky",
          target,
          `Partition ${name} of ${parent} (${partition.bound}) goes, and its rows are copied to others; nobody can write to ${parent} meanwhile.`,
          "Do it at a quiet time, and check that a partition takes each new row.",
        );
        return telling(doing("is reorganized", goes));
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
  watch: outForAWhile,
};

/** Detached, and attached again in another transaction. */
function outForAWhile(watched: Watched, { before, after, ...context }: Watch) {
  const { partition } = watched.said;
  if (partition?.verb !== "detach") return [];
  const own = named(partition.table, watched.effects ?? []);
  return own.flatMap(({ target, owner, table }) => {
    const boundIn = (side: Database) =>
      tableOf(side, owner)?.partitioning?.partitions.find(
        ({ schema, name }) => schema === table.schema && name === table.name,
      )?.bound;
    const [old, now] = [boundIn(before), boundIn(after)];
    const again = givenBack(
      watched,
      context,
      ({ said }) => said.partition?.verb === "attach" && said.partition.table.name === partition.table.name,
    );
    if (old === undefined || now === undefined || !again) return [];
    const { file, line } = again.statement;
    return doing(
      "is detached for a while",
      verdict(
        "risky",
        target,
        `Partition ${qualifiedName(table.schema, table.name)} is detached from ${objectName(target)} until line ${line} of ${file} attaches it again, in another transaction: in between, queries on ${objectName(target)} do not see its rows, and new rows in its range (${old}) may be rejected.`,
        "Change the partition while it is attached, or do all of it in one transaction.",
      ),
    );
  });
}

const replaced = (target: Target): [message: string, advice: string] => [
  `Partition ${sqlName(target.name)} of ${objectName(target)} is replaced by another table of that name: its rows are gone, except those that something copied.`,
  "Keep it under another name until its rows are copied and checked.",
];
