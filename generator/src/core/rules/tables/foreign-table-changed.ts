import type { Change, Target } from "../../model/change.ts";
import { sqlName, targetName } from "../../names/names.ts";
import { isForeign } from "../support/lookup.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const foreignTableChanged: Rule = {
  code: "foreign-table-changed",
  title: "Foreign table declared otherwise",
  does: "is declared differently",
  judge: (changes) =>
    declared(changes)
      .filter(({ target }) => isForeign(target))
      .map(({ target, what }) =>
        verdict(
          "risky",
          target,
          `${what}: its rows are on another server, and nothing changes or looks at them, so queries fail or give wrong results where they are otherwise.`,
          `Change the table on the other server first, in the same way.`,
        ),
      ),
};

/** What is said of rows without any being looked at. */
const declared = (changes: Change[]): { target: Target; what: string }[] => [
  ...changesTo(changes, "added", "column").map(({ target }) => ({ target, what: `${targetName(target)} is declared` })),
  ...changesTo(changes, "modified", "column").flatMap(({ target, before: old, after: now }) => {
    const name = targetName(target);
    if (old.type !== now.type) return { target, what: `${name} is declared as ${now.type} instead of ${old.type}` };
    return old.nullable && !now.nullable ? { target, what: `${name} is declared NOT NULL` } : [];
  }),
  ...[...changesTo(changes, "added", "check"), ...changesTo(changes, "modified", "check")]
    .filter(({ after }) => after.enforced !== false)
    .map(({ target, after }) => ({ target, what: `Check ${sqlName(target.name)} (${after.expression}) is declared` })),
];
