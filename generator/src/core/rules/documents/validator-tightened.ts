import { dialectOf } from "../../dialects/registry.ts";
import type { Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import { objectName } from "../../names/names.ts";
import { addedTo, isOfCollection, tableOf } from "../support/lookup.ts";
import { asChanged, changesTo, type Rule, verdict } from "../support/rule.ts";

export const validatorTightened: Rule = {
  code: "validator-tightened",
  title: "Validator that may refuse documents",
  does: "is added",
  judge: (changes, _before, after) =>
    [
      ...changesTo(changes, "added", "check"),
      ...changesTo(changes, "modified", "check").filter(({ changed }) =>
        changed.some((property) => property === "expression" || property === "enforced"),
      ),
    ]
      .filter(({ target, after: check }) => isOfCollection(target) && check.enforced !== false)
      .map(({ op, target, after: check }) => {
        const what = `${objectName(target)} gets ${op === "added" ? "a" : "another"} validator`;
        return asChanged(
          op,
          verdict(
            "risky",
            target,
            `${what}: documents that are there are not checked, but inserts that do not satisfy it fail, and so may updates of those that are there.${misfitsIn(after, target)}`,
            dialectOf(after.engine).advice.addCheck?.(addedTo(after, target, op === "modified"), check, "table") ??
              `First look for documents that it refuses, and correct them; until then let it only warn.`,
          ),
        );
      }),
};

const mostShown = 3;

/** Fields that the validator wants otherwise than documents have them. */
function misfitsIn(database: Database, target: Target): string {
  const table = tableOf(database, target);
  const fields = (table && dialectOf(database.engine).validated?.(table)) ?? [];
  const misfits = fields
    .filter(({ fits }) => !fits)
    .map(({ path, asked, seen }) => `${path} is ${seen} (asked: ${asked})`);
  if (misfits.length === 0) return "";
  const more = misfits.length > mostShown ? `, and ${misfits.length - mostShown} more` : "";
  return ` Documents that were looked at differ: ${misfits.slice(0, mostShown).join("; ")}${more}.`;
}
