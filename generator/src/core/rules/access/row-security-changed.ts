import { targetName } from "../../names/names.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const rowSecurityChanged: Rule = {
  code: "row-security-changed",
  title: "Row-level security switched on or off",
  judge: (changes, _before) =>
    changesTo(changes, "modified", "table", "foreign table")
      .filter(({ changed }) => changed.includes("rowSecurity"))
      .map(({ target, before: old, after: now }) => {
        const name = targetName(target);
        if (now.rowSecurity === undefined) {
          return verdict(
            "breaking",
            target,
            `Row-level security of ${name} is off: its ${now.policies.length} policies no longer protect anything, and every role with SELECT sees all rows.`,
            `Keep ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY, and widen a policy if a role needs more.`,
          );
        }
        if (old.rowSecurity === "forced") {
          return verdict(
            "risky",
            target,
            `Row-level security of ${name} is no longer forced: its owner can read and write all rows.`,
            `Keep ALTER TABLE ${name} FORCE ROW LEVEL SECURITY if the application connects as the owner.`,
          );
        }
        const nobody =
          now.policies.length === 0
            ? "and because it has no policy, roles other than the owner see no rows"
            : "and other roles see only what its policies allow";
        return verdict(
          "risky",
          target,
          `Row-level security of ${name} is ${now.rowSecurity}, ${nobody}.`,
          `Create the policies in the same transaction, and test with each role which rows it sees.`,
        );
      }),
};
