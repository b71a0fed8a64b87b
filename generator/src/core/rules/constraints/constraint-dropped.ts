import { dialectOf } from "../../dialects/registry.ts";
import type { Change, ChangeTo } from "../../model/change.ts";
import type { ForeignKey } from "../../model/constraint.ts";
import type { Database } from "../../model/database.ts";
import { objectName, sqlName } from "../../names/names.ts";
import { uniqueSets } from "../support/columns.ts";
import { type Compensation, changesTo, type Rule, verdict } from "../support/rule.ts";

type ConstraintKind = "primary key" | "unique" | "foreign key" | "check" | "exclusion";
const lossOf = (upsert: string): Record<ConstraintKind, string> => ({
  "primary key": `rows no longer have a unique key: duplicates and NULLs become possible, and replication, ${upsert} and foreign keys that rely on it break`,
  unique: `duplicates become possible, and ${upsert} on it fails`,
  "foreign key": "rows that reference nothing become possible",
  check: "rows that violate it become possible",
  exclusion: "conflicting rows become possible",
});

export const constraintDropped: Rule = {
  code: "constraint-dropped",
  title: "Constraint dropped",
  judge: (changes, _before, after) =>
    changesTo(changes, "removed", "primary key", "unique", "foreign key", "check", "exclusion").map((change) => {
      const { target } = change;
      const [owner, name] = [objectName(target), sqlName(target.name)];
      const loss = lossOf(dialectOf(after.engine).words.upsert ?? "an upsert");
      return verdict(
        "risky",
        target,
        `${target.kind} ${name} on ${owner} is dropped: ${loss[target.kind]}.`,
        `Make sure that no code relies on it. If another constraint replaces it, add that one before ${name} is dropped.`,
        replaced(change, changes, after),
      );
    }),
};

function replaced(
  { target, before }: ChangeTo<ConstraintKind, "removed">,
  changes: Change[],
  after: Database,
): Compensation | undefined {
  if (target.kind === "primary key" || target.kind === "unique") {
    if (!("columns" in before) || ("withoutOverlaps" in before && before.withoutOverlaps)) return undefined;
    const columns = before.columns;
    const strict = "nullsNotDistinct" in before && before.nullsNotDistinct;
    const other = uniqueSets(after, target).find(
      (set) => (set.strict || !strict) && set.columns.every((column) => columns.includes(column)),
    );
    return other && { severity: "safe", by: `${sqlName(other.name)} keeps them unique` };
  }
  if (target.kind !== "foreign key" || !("references" in before)) return undefined;
  const promise = ({ columns, references, match }: ForeignKey) => JSON.stringify([columns, references, match]);
  const other = changesTo(changes, "added", "foreign key").find(
    ({ target: { schema, parent }, after: foreignKey }) =>
      schema === target.schema &&
      parent?.name === target.parent?.name &&
      foreignKey.enforced !== false &&
      promise(foreignKey) === promise(before),
  );
  return other && { severity: "safe", by: `foreign key ${sqlName(other.target.name)} replaces it` };
}
