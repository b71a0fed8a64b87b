import type { Policy } from "../../model/trigger.ts";
import { objectName, sqlName } from "../../names/names.ts";
import { changesTo, doing, type Rule, verdict } from "../support/rule.ts";

export const policyChanged: Rule = {
  code: "policy-changed",
  title: "Row-level policy added, removed or changed",
  does: "is changed",
  judge: (changes) => [
    ...changesTo(changes, "added", "policy").map(({ target, after: policy }) =>
      doing(
        "is added",
        verdict(
          "risky",
          target,
          `Policy ${sqlName(policy.name)} on ${objectName(target)} is added: ${effect(policy, true)}.`,
          `Test which rows each role (${policy.roles.join(", ")}) can read and write.`,
        ),
      ),
    ),
    ...changesTo(changes, "removed", "policy").map(({ target, before: policy }) =>
      doing(
        "is removed",
        verdict(
          "risky",
          target,
          `Policy ${sqlName(policy.name)} on ${objectName(target)} is removed: ${effect(policy, false)}.`,
          `Test which rows each role (${policy.roles.join(", ")}) can read and write.`,
        ),
      ),
    ),
    ...changesTo(changes, "modified", "policy")
      .filter(({ changed }) => changed.some((property) => property !== "comment"))
      .map(({ target, changed }) =>
        verdict(
          "risky",
          target,
          `Policy ${sqlName(target.name)} on ${objectName(target)} changes (${changed.join(", ")}): different rows become readable or writable.`,
          `Test which rows each of its roles can read and write, before and after.`,
        ),
      ),
  ],
};

function effect({ permissive, command }: Policy, added: boolean): string {
  const rows = command === "all" ? "rows" : `rows for ${command}`;
  return permissive === added
    ? `roles can access more ${rows} than before`
    : `roles can access fewer ${rows} than before`;
}
