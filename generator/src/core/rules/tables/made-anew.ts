import { dialectOf } from "../../dialects/registry.ts";
import type { Change } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import { tableOf } from "../support/lookup.ts";
import { type Rule, verdict } from "../support/rule.ts";

export const madeAnew: Rule = {
  code: "made-anew",
  title: "Change that what is there can't take",
  does: "has to be made anew",
  judge: (changes, _before, after) =>
    changes.flatMap((change) => {
      const why = whyAnew(change, after);
      return why ? verdict("breaking", change.target, why.message, why.advice) : [];
    }),
};

/** What a change asks for that the engine can do only by making something new, in its words. */
export function whyAnew(change: Change, after: Database) {
  const table = tableOf(after, change.target);
  return table && dialectOf(after.engine).madeAnew?.(change, table);
}
