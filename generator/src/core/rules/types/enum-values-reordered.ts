import { targetName } from "../../names/names.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const enumValuesReordered: Rule = {
  code: "enum-values-reordered",
  title: "Enum values reordered",
  judge: (changes) =>
    changesTo(changes, "modified", "enum")
      .filter(({ changed }) => changed.includes("values"))
      .map(({ target }) =>
        verdict(
          "risky",
          target,
          `The values of ${targetName(target)} change their order: ORDER BY, < and >, min() and max() give other results, and the type must be built anew.`,
          `Keep the order and add new values at their place: ALTER TYPE ${targetName(target)} ADD VALUE … BEFORE ….`,
        ),
      ),
};
