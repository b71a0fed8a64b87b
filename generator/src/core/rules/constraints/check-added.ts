import { objectName, sqlName } from "../../names/names.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const checkAdded: Rule = {
  code: "check-added",
  title: "CHECK added that existing rows must satisfy",
  judge: (changes) =>
    [
      ...changesTo(changes, "added", "check"),
      ...changesTo(changes, "modified", "check").filter(
        ({ changed }) => changed.includes("expression") || changed.includes("enforced"),
      ),
    ]
      .filter(({ after }) => after.enforced !== false)
      .map(({ target, after: check }) => {
        const [owner, name] = [objectName(target), sqlName(check.name)];
        const alter = target.parent?.kind === "domain" ? "ALTER DOMAIN" : "ALTER TABLE";
        return verdict(
          "risky",
          target,
          `Check ${name} fails if a value in ${owner} does not satisfy ${check.expression}, and reads every row under an exclusive lock.`,
          `${alter} ${owner} ADD CONSTRAINT ${name} CHECK … NOT VALID, correct the rows, then VALIDATE CONSTRAINT ${name}.`,
          check.validated === false
            ? { severity: "safe", by: "it is NOT VALID, so only new rows are checked" }
            : undefined,
        );
      }),
};
