import { dialectOf } from "../../dialects/registry.ts";
import { sqlName, targetName } from "../../names/names.ts";
import { tableOf } from "../support/lookup.ts";
import { changesTo, doing, type Rule, verdict } from "../support/rule.ts";
import { byTable } from "../support/statements.ts";

export const rowSecurityChanged: Rule = {
  code: "row-security-changed",
  title: "Row-level security switched on or off",
  does: "has its row-level security changed",
  judge: (changes, _before, after) =>
    changesTo(changes, "modified", "table", "foreign table")
      .filter(
        ({ before: old, after: now }) =>
          old.rowSecurity !== now.rowSecurity || (!old.rowSecurityForced && now.rowSecurityForced),
      )
      .map(({ target, before: old, after: now }) => {
        const name = targetName(target);
        const { keepRowSecurity, forceRowSecurity, enableRowSecurity } = dialectOf(after.engine).advice;
        if (old.rowSecurity === now.rowSecurity) {
          return doing(
            "forces row-level security that is off",
            verdict(
              "risky",
              target,
              `Row-level security of ${name} is forced, but not enabled: it does nothing, and every role with SELECT sees all rows.`,
              `${enableRowSecurity?.(name) ?? "Enable it"}, too.`,
            ),
          );
        }
        if (now.rowSecurity === undefined) {
          return doing(
            "loses row-level security",
            verdict(
              "breaking",
              target,
              `Row-level security of ${name} is off: ${now.policies.length === 0 ? "" : "its policies no longer protect anything, and "}every role with SELECT sees all rows.`,
              keepRowSecurity?.(name) ?? "Keep it on, and widen a policy if a role needs more.",
            ),
          );
        }
        if (old.rowSecurity === "forced") {
          return doing(
            "exempts its owner from row-level security",
            verdict(
              "risky",
              target,
              `Row-level security of ${name} is no longer forced: its owner can read and write all rows.`,
              forceRowSecurity?.(name) ?? "Keep it forced if the application connects as the owner.",
            ),
          );
        }
        const nobody =
          now.policies.length === 0
            ? "and because it has no policy, roles other than the owner see no rows"
            : "and other roles see only what its policies allow";
        return doing(
          "gets row-level security",
          verdict(
            "risky",
            target,
            `Row-level security of ${name} is ${now.rowSecurity}, ${nobody}.`,
            `Create the policies in the same transaction, and test with each role which rows it sees.`,
          ),
        );
      }),
  watch: ({ said: { newOwner }, effects = [] }, { before, after }) =>
    newOwner === undefined
      ? []
      : byTable(effects)
          .filter(
            ({ target }) =>
              tableOf(before, target)?.rowSecurity === "enabled" && tableOf(after, target)?.rowSecurity !== "forced",
          )
          .map(({ target }) =>
            doing(
              "exempts its new owner from row-level security",
              verdict(
                "risky",
                target,
                `${sqlName(newOwner)} owns ${targetName(target)} from then on, and its policies do not apply to the owner: that role can read and write all rows.`,
                dialectOf(after.engine).advice.forceRowSecurity?.(targetName(target)) ??
                  "Keep it with a role that no application connects as.",
              ),
            ),
          ),
};
