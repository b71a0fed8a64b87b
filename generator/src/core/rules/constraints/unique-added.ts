import { dialectOf } from "../../dialects/registry.ts";
import type { Facts, Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import { objectName, sqlName } from "../../names/names.ts";
import { isNewAndEmpty, uniqueSets } from "../support/columns.ts";
import { type Compensation, changesTo, type Rule, verdict } from "../support/rule.ts";

type Unique = Facts["primary key" | "unique" | "index"];

export const uniqueAdded: Rule = {
  code: "unique-added",
  title: "Uniqueness added that existing rows must satisfy",
  judge: (changes, before, database) => {
    const kinds = ["primary key", "unique", "index"] as const;
    const added = changesTo(changes, "added", ...kinds).map(({ target, after }) => ({ target, after }));
    const changed = changesTo(changes, "modified", ...kinds).filter(({ changed }) =>
      changed.some((property) => asksMore.has(property)),
    );
    const exclusions = changesTo(changes, "added", "exclusion").map(({ target, after }) =>
      verdict(
        "risky",
        target,
        `Exclusion ${sqlName(after.name)} fails if rows of ${objectName(target)} conflict, and locks the table while it checks.`,
        `First look for conflicting rows, and add it at a quiet time.`,
      ),
    );
    const uniques = [...added, ...changed].flatMap(({ target, after }) => {
      if (!isUnique(target, after)) return [];
      const [table, list] = [objectName(target), partsOf(after).join(", ")];
      return verdict(
        "risky",
        target,
        `${target.kind} ${sqlName(target.name)} fails if two rows of ${table} have the same (${list}), and blocks writes while its index is built.`,
        dialectOf(database.engine).advice.addUnique?.(table, list) ??
          `First look for duplicates of (${list}), and add it at a quiet time.`,
        compensation(target, after, changes, before),
      );
    });
    return [...uniques, ...exclusions];
  },
};

const asksMore = new Set(["columns", "key", "unique", "predicate", "nullsNotDistinct", "withoutOverlaps"]);
const isUnique = (target: Target, facts: Unique) =>
  target.kind !== "index" || ("unique" in facts && facts.unique === true);
const columnsOf = (facts: Unique) => ("key" in facts ? facts.key.flatMap(({ column }) => column ?? []) : facts.columns);

/** What is to be unique, as messages show it: names of columns, and expressions. */
const partsOf = (facts: Unique) =>
  "key" in facts
    ? facts.key.map(({ column, expression = "" }) => (column === undefined ? expression : sqlName(column)))
    : facts.columns.map(sqlName);

function compensation(
  target: Target,
  facts: Unique,
  changes: Parameters<Rule["judge"]>[0],
  before: Database,
): Compensation | undefined {
  const columns = columnsOf(facts);
  // That no two rows are equal does not say that no two ranges overlap.
  const sets = "withoutOverlaps" in facts && facts.withoutOverlaps ? [] : uniqueSets(before, target);
  const known = sets.find(
    (set) => (set.strict || !facts.nullsNotDistinct) && set.columns.every((column) => columns.includes(column)),
  );
  if (known) return { severity: "safe", by: `${sqlName(known.name)} already makes them unique` };
  if (target.kind === "primary key" || facts.nullsNotDistinct) return undefined;
  const empty = columns.find((column) => isNewAndEmpty(changes, target, column));
  return empty === undefined ? undefined : { severity: "safe", by: `${sqlName(empty)} is new and NULL in every row` };
}
