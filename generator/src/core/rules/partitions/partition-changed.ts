import { dialectOf } from "../../dialects/registry.ts";
import { equal } from "../../diff/equal.ts";
import type { Target } from "../../model/change.ts";
import type { Key } from "../../model/constraint.ts";
import type { Database } from "../../model/database.ts";
import type { Partition } from "../../model/table.ts";
import type { TableIndex } from "../../model/table-index.ts";
import { byText } from "../../names/by-text.ts";
import { objectName, qualifiedName, sqlName } from "../../names/names.ts";
import { tableOf } from "../support/lookup.ts";
import { changesTo, doing, type Rule, telling, verdict } from "../support/rule.ts";

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

/** Comments and options are changed without a look at rows. */
const bare = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(bare)
    : typeof value === "object" && value !== null
      ? { ...value, comment: undefined, options: undefined }
      : value;

/** Of these, what is no work for the server when it changes. */
const ofEach = new Set<keyof Partition>(["policies", "triggers"]);

export const partitionChanged: Rule = {
  code: "partition-changed",
  title: "Partition bounds, keys or indexes changed",
  does: "is changed",
  judge: (changes, former, database) =>
    changesTo(changes, "modified", "partition").flatMap(({ target, changed, before: old, after: partition }) => {
      const { indexes, uniques } = withoutTaken(old, partition);
      const before = { ...old, uniques, indexes: withoutAttached(target, indexes, partition, former, database) };
      const touched = touchesRows.filter(
        (property) => changed.includes(property) && !equal(bare(before[property]), bare(partition[property])),
      );
      if (touched.length === 0) return identifiedAnew(target, before, partition);
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

/** Its own indexes, but for those that became part of one of the table, or did what a key of the table does beside them. */
const withoutAttached = (target: Target, indexes: TableIndex[], now: Partition, before: Database, after: Database) =>
  indexes.filter(
    (index) =>
      now.indexes.some(({ name }) => name === index.name) ||
      !(
        tableOf(after, target)?.indexes.some((one) => sameBuild(one) === sameBuild(index)) ||
        [before, after].every((side) => isKeyOf(side, target, index))
      ),
  );

/** A constraint that is new in the place of a unique index of its columns took that (ADD CONSTRAINT … USING INDEX), and looks at no row. */
function withoutTaken({ indexes, uniques }: Partition, now: Partition): Pick<Partition, "indexes" | "uniques"> {
  const isGone = ({ name }: TableIndex) => !now.indexes.some((one) => one.name === name);
  const isOf = ({ columns }: Key, { unique, predicate, key }: TableIndex) =>
    unique === true && predicate === undefined && key.map(({ column }) => column).join() === columns.join();
  const taking = now.uniques.filter(
    (key) => !uniques.some(({ name }) => name === key.name) && indexes.some((one) => isGone(one) && isOf(key, one)),
  );
  return {
    uniques: [...uniques, ...taking].sort((one, other) => byText(one.name, other.name)),
    indexes: indexes.filter((one) => !taking.some((key) => isOf(key, one) && isGone(one))),
  };
}

const sameBuild = ({ unique, key, method, predicate, include }: TableIndex): string =>
  JSON.stringify([unique, key, method, predicate, include]);

function isKeyOf(side: Database, target: Target, { unique, key }: TableIndex): boolean {
  const { primaryKey, uniques = [] } = tableOf(side, target) ?? {};
  const columns = key.map(({ column }) => column).join();
  return (
    unique === true && [...(primaryKey ? [primaryKey] : []), ...uniques].some((one) => one.columns.join() === columns)
  );
}

/** Another index is the one whose columns replicas get to know a row by. */
function identifiedAnew(target: Target<"partition">, before: Partition, after: Partition) {
  const [old, now] = [chosenIn(before), chosenIn(after)];
  if (equal(old, now)) return [];
  const name = qualifiedName(after.schema, after.name);
  const of = (names: string[]) =>
    names.length === 0 ? "as its options say" : `by index ${names.map(sqlName).join(", ")}`;
  return doing(
    "has another replica identity",
    verdict(
      "risky",
      target,
      `The rows of partition ${name} of ${objectName(target)} are told apart ${of(now)} instead of ${of(old)}: subscribers of logical replication are sent other columns to find changed rows by.`,
      "Make sure that each subscriber has a key on the columns that it is sent.",
    ),
  );
}

const chosenIn = ({ primaryKey, uniques, indexes, attachedIndexes = [] }: Partition): string[] =>
  [...(primaryKey ? [primaryKey] : []), ...uniques, ...indexes, ...attachedIndexes]
    .filter(({ options }) => options?.replicaIdentity === true)
    .map(({ name }) => name);
