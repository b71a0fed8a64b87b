import { dialectOf } from "../../dialects/registry.ts";
import { targetName } from "../../names/names.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const enumValuesReordered: Rule = {
  code: "enum-values-reordered",
  title: "Enum values reordered",
  does: "has its values in another order",
  judge: (changes, _before, after) =>
    changesTo(changes, "modified", "enum")
      .filter(({ changed }) => changed.includes("values"))
      .map(({ target }) =>
        verdict(
          "risky",
          target,
          `The values of ${targetName(target)} change order: ORDER BY, < and >, min() and max() give different results, and the type must be recreated.`,
          dialectOf(after.engine).advice.addEnumValue?.(targetName(target)) ??
            "Keep the order, and add new values where they belong.",
        ),
      ),
};
