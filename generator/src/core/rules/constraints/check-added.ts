import { dialectOf } from "../../dialects/registry.ts";
import type { ChangeTo } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import { objectName, sqlName } from "../../names/names.ts";
import { checksRewritten } from "../support/check-change.ts";
import { addedTo, isForeign } from "../support/lookup.ts";
import { asChanged, changesTo, claiming, type Rule, type Verdict, verdict } from "../support/rule.ts";

export const checkAdded: Rule = {
  code: "check-added",
  title: "CHECK added that existing rows must satisfy",
  does: "is added",
  notOfCollections: true,
  judge: (changes, _before, database) =>
    [
      ...changesTo(changes, "added", "check"),
      ...checksRewritten(changes, database.engine),
      ...changesTo(changes, "modified", "check").filter(
        ({ changed }) => changed.includes("enforced") && !changed.includes("expression"),
      ),
    ]
      .filter(({ target, after }) => after.enforced !== false && !isForeign(target))
      .map((change) => asChanged(change.op, judgeCheck(change, database))),
};

function judgeCheck(
  { op, target, after: check }: ChangeTo<"check", "added" | "modified">,
  database: Database,
): Verdict {
  const [owner, name] = [objectName(target), sqlName(check.name)];
  const kind = target.parent?.kind === "domain" ? "domain" : "table";
  const { advice, words } = dialectOf(database.engine);
  if (check.validated === false) {
    return verdict(
      "safe",
      target,
      `Check ${name} is added to ${owner} as ${words.notValidated ?? "not validated"}: new values must satisfy ${check.expression}, and existing ones are not checked.`,
      `Correct the values that do not satisfy it, and validate it in a later transaction.`,
    );
  }
  const cost =
    kind === "domain"
      ? "blocks writes to every table with a column of that type while it reads their rows"
      : "reads every row under an exclusive lock";
  return claiming(
    verdict(
      "risky",
      target,
      `Adding check ${name} fails if a ${kind === "domain" ? "value of" : "row of"} ${owner} does not satisfy ${check.expression}, and ${cost}.`,
      advice.addCheck?.(addedTo(database, target, op === "modified"), check, kind) ??
        `First look for values that do not satisfy it, and correct them.`,
    ),
    [
      `Check ${name} of ${check.expression} is added to ${owner}, and writers are held up only for a moment.`,
      `Correct the values that do not satisfy it, or the last step fails.`,
    ],
  );
}
