import type { Policy } from "../../model/trigger.ts";
import { objectName, sqlName } from "../../names/names.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const policyChanged: Rule = {
  code: "policy-changed",
  title: "Row-level policy added, removed or changed",
  judge: (changes) => [
    ...changesTo(changes, "added", "policy").map(({ target, after: policy }) =>
      verdict(
        "risky",
        target,
        `Policy ${sqlName(policy.name)} on ${objectName(target)} is added: ${effect(policy, true)}.`,
        `Test with each role (${policy.roles.join(", ")}) which rows it sees and may write.`,
      ),
    ),
    ...changesTo(changes, "removed", "policy").map(({ target, before: policy }) =>
      verdict(
        "risky",
        target,
        `Policy ${sqlName(policy.name)} on ${objectName(target)} is removed: ${effect(policy, false)}.`,
        `Test with each role (${policy.roles.join(", ")}) which rows it sees and may write.`,
      ),
    ),
    ...changesTo(changes, "modified", "policy")
      .filter(({ changed }) => changed.some((property) => property !== "comment"))
      .map(({ target, changed }) =>
        verdict(
          "risky",
          target,
          `Policy ${sqlName(target.name)} on ${objectName(target)} changes (${changed.join(", ")}): other rows are seen or may be written.`,
          `Test with each role it is for, before and after, which rows it sees and may write.`,
        ),
      ),
  ],
};

function effect({ permissive, command }: Policy, added: boolean): string {
  const rows = command === "all" ? "rows" : `rows for ${command}`;
  return permissive === added ? `roles get at more ${rows} than before` : `roles get at fewer ${rows} than before`;
}
