import type { Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import type { Routine } from "../../model/routine.ts";
import { sqlName, targetName } from "../../names/names.ts";
import { objectsNamed } from "../support/lookup.ts";
import { type Compensation, changesTo, doing, onRename, type Rule, verdict } from "../support/rule.ts";

/** Tables, views and columns have rules of their own, and hardly anything names a constraint, an index, a trigger or a policy. */
export const objectRenamed: Rule = {
  code: "object-renamed",
  title: "Schema, type, sequence, routine or partition renamed or moved",
  does: "is renamed",
  judge: (changes, _before, after) => [
    ...changesTo(changes, "renamed", "schema").map(({ target, from }) => {
      const [old, now] = [targetName(from), targetName(target)];
      const again = after.schemas.some(({ name }) => name === from.name);
      return onRename(
        "breaking",
        { target, from },
        `Schema ${old} is now ${now}: queries that use names in ${old} fail as soon as the migration runs.`,
        `Create ${old} again, with views on what is in ${now}, until all code uses the new name.`,
        again ? { severity: "risky", by: "a new schema of the same name replaces it" } : undefined,
      );
    }),
    ...changesTo(changes, "renamed", "enum", "domain", "composite type", "range type").map(({ target, from }) => {
      const [old, now] = [targetName(from), targetName(target)];
      return onRename(
        "breaking",
        { target, from },
        `${target.kind} ${old} is now ${now}: casts to ${old} fail as soon as the migration runs, and so do clients that bind parameters of it.`,
        `First move casts, routines and clients off the name ${old}, and rename it in a later release.`,
        successor(after, from),
      );
    }),
    ...changesTo(changes, "renamed", "enum value").map(({ target, from }) => {
      const [old, now] = [targetName(from), targetName(target)];
      return onRename(
        "breaking",
        { target, from },
        `${old} is now ${now}: code that writes it, or compares with it, fails as soon as the migration runs.`,
        `Add the new value next to ${old}, and move code and rows over, instead of renaming it.`,
      );
    }),
    ...changesTo(changes, "renamed", "sequence").map(({ target, from }) => {
      const [old, now] = [targetName(from), targetName(target)];
      return onRename(
        "breaking",
        { target, from },
        `Sequence ${old} is now ${now}: code that draws numbers from ${old} fails as soon as the migration runs.`,
        `First move code off the name ${old}, for example to the default of the column, and rename it in a later release.`,
        successor(after, from),
      );
    }),
    ...changesTo(changes, "modified", "column").flatMap(({ target, before: old, after: now }) => {
      if (!old.identity || !now.identity || old.identity.name === now.identity.name) return [];
      const called =
        now.identity.name === undefined
          ? `no longer called ${sqlName(old.identity.name ?? "")}`
          : `now called ${sqlName(now.identity.name)}`;
      return doing(
        "has a sequence of another name",
        verdict(
          "breaking",
          target,
          `The sequence of ${targetName(target)} is ${called}: code that draws numbers from it by its old name, or sets it, fails as soon as the migration runs.`,
          "First let such code find it by its table and column instead of its name, and rename it in a later release.",
        ),
      );
    }),
    ...changesTo(changes, "renamed", "routine").map(({ target, from, before: routine }) => {
      const [old, now] = [targetName(from), targetName(target)];
      return onRename(
        "breaking",
        { target, from },
        `${routine.form} ${old} is now ${now}: calls of ${old} fail as soon as the migration runs.`,
        `Leave a ${routine.form} ${old} in its place that calls ${now}, until all code uses the new name.`,
        isCallable(after, routine) ? { severity: "safe", by: `a new ${routine.form} ${old} replaces it` } : undefined,
      );
    }),
    ...changesTo(changes, "renamed", "partition").map(({ target, from }) => {
      const [old, now] = [targetName(from), targetName(target)];
      return onRename(
        "risky",
        { target, from },
        `Partition ${old} is now ${now}: code that reads or loads the partition itself fails as soon as the migration runs.`,
        "First make that code use the partitioned table.",
      );
    }),
  ],
};

/** What took the old name of something that is no routine. */
function successor(after: Database, { schema, name }: Target): Compensation | undefined {
  const found = objectsNamed(after, schema, name).find(({ kind }) => kind !== "routine");
  return found && { severity: "risky", by: `a new ${found.kind} of the same name replaces it` };
}

/** Whether the same calls work under the old name, and give the same. */
const isCallable = (after: Database, { schema, name, signature, returns }: Routine): boolean =>
  objectsNamed(after, schema, name).some(
    (object) => object.kind === "routine" && object.signature === signature && object.returns === returns,
  );
