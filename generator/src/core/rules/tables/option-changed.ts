import { dialectOf } from "../../dialects/registry.ts";
import { optionChanges } from "../support/options.ts";
import { type Rule, verdict } from "../support/rule.ts";

export const optionChanged: Rule = {
  code: "option-changed",
  title: "Option changed that rows, replicas or calls depend on",
  does: "gets other options",
  judge: (changes, _before, after) =>
    optionChanges(changes).flatMap((change) => {
      const effect = dialectOf(after.engine).optionEffect?.(change);
      return effect ? verdict(effect.severity ?? "risky", change.target, effect.message, effect.advice) : [];
    }),
};
