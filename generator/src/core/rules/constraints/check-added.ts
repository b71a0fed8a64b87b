import { dialectOf } from "../../dialects/registry.ts";
import { objectName, sqlName } from "../../names/names.ts";
import { isForeign } from "../support/lookup.ts";
import { changesTo, claiming, type Rule, verdict } from "../support/rule.ts";

export const checkAdded: Rule = {
  code: "check-added",
  title: "CHECK added that existing rows must satisfy",
  judge: (changes, _before, database) =>
    [
      ...changesTo(changes, "added", "check"),
      ...changesTo(changes, "modified", "check").filter(
        ({ changed }) => changed.includes("expression") || changed.includes("enforced"),
      ),
    ]
      .filter(({ target, after }) => after.enforced !== false && !isForeign(target))
      .map(({ target, after: check }) => {
        const [owner, name] = [objectName(target), sqlName(check.name)];
        const kind = target.parent?.kind === "domain" ? "domain" : "table";
        const { advice, words } = dialectOf(database.engine);
        return claiming(
          verdict(
            "risky",
            target,
            `Check ${name} fails if a value in ${owner} does not satisfy ${check.expression}, and reads every row under an exclusive lock.`,
            advice.addCheck?.({ kind, name: owner }, name) ??
              `First look for values that do not satisfy it, and correct them.`,
            check.validated === false
              ? { severity: "safe", by: `it is ${words.notValidated ?? "not validated"}, so only new rows are checked` }
              : undefined,
          ),
          [
            `Check ${name} (${check.expression}) is added to ${owner}, and its statements keep no writer waiting.`,
            `Correct the rows that do not satisfy it, or the last step fails.`,
          ],
        );
      }),
};
