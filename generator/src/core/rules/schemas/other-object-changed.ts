import { capital } from "../../names/capital.ts";
import { targetName } from "../../names/names.ts";
import { changesTo, doing, type Rule, verdict } from "../support/rule.ts";

export const otherObjectChanged: Rule = {
  code: "other-object-changed",
  title: "Operator, cast, collation or the like changed or dropped",
  does: "is defined otherwise",
  judge: (changes) => [
    ...changesTo(changes, "removed", "other object").flatMap(({ target }) => {
      const name = targetName(target);
      return doing(
        "is dropped",
        verdict(
          "breaking",
          target,
          `${capital(name)} is dropped: whatever uses it fails, or does without it and gives other results.`,
          "First look for uses of it in queries, programs and settings, of which the database knows nothing, and drop it without CASCADE.",
        ),
      );
    }),
    ...changesTo(changes, "modified", "other object")
      .filter(({ changed }) => changed.includes("definition") || changed.includes("options"))
      .map(({ target }) => {
        const name = targetName(target);
        return verdict(
          "risky",
          target,
          `${capital(name)} is defined otherwise: what uses it may find other rows, in another order, and what was made with the old definition (indexes, stored values) stays as it was.`,
          "Test what uses it, and make indexes and stored values anew that were made with it.",
        );
      }),
    ...changesTo(changes, "added", "other object")
      .filter(({ after }) => after.definition.endsWith(" AS IMPLICIT"))
      .map(({ target }) =>
        doing(
          "is used unasked",
          verdict(
            "risky",
            target,
            `${capital(targetName(target))} is used wherever it makes an expression possible, without being asked for: calls that were clear before may become ambiguous and fail, or mean something else.`,
            "Have it used only in assignments (AS ASSIGNMENT), or only where it is written.",
          ),
        ),
      ),
  ],
};
