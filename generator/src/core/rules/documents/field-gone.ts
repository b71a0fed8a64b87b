import type { Column } from "../../model/column.ts";
import { objectName, targetName } from "../../names/names.ts";
import { spoken, spokenMany } from "../../names/naming.ts";
import { isOfCollection } from "../support/lookup.ts";
import { changesTo, doing, onRename, type Rule, type Verdict, verdict } from "../support/rule.ts";

export const fieldGone: Rule = {
  code: "field-gone",
  title: "Field that documents no longer have, or have less often",
  does: "is gone",
  judge: (changes) => [
    ...changesTo(changes, "removed", "column")
      // Of a field that only keys declare, the values stay in the documents.
      .filter(({ target, before: { presence } }) => isOfCollection(target) && presence !== undefined)
      .map(({ target, before }): Verdict => {
        const often = before.presence;
        return verdict(
          often === "always" || often === "usually" ? "breaking" : "risky",
          target,
          `${targetName(target)} was ${often} there, and is in none of the ${spokenMany("document")} that were looked at: code that reads it finds nothing.`,
          `Look for what stopped writing it, or removed it. If it is meant to go, first let all code that reads it do without.`,
        );
      }),
    ...changesTo(changes, "modified", "column")
      .filter(({ target, before, after }) => isOfCollection(target) && rankOf(after) < rankOf(before))
      .flatMap(({ target, before: { presence: old }, after: { presence: now } }): Verdict[] => {
        if (!old || !now || old === "sometimes") return [];
        const name = targetName(target);
        const what = `${name} was ${old} there, and now is only ${now}: code that takes it for granted finds nothing in the other ${spokenMany("document")}.`;
        const advice = `Look for what writes ${spokenMany("document")} of ${objectName(target)} without it; fill it in, or let readers do without.`;
        const isRare = now === "rarely" || now === "sometimes";
        return [
          doing(
            "is there less often",
            verdict(old === "always" && isRare ? "breaking" : "risky", target, what, advice),
          ),
        ];
      }),
    ...changesTo(changes, "renamed", "column")
      .filter(({ target }) => isOfCollection(target))
      .map((change) =>
        onRename(
          "breaking",
          change,
          `${targetName(change.from)} is called ${change.target.name} in the ${spokenMany("document")} that were looked at: code that still reads the old name finds nothing.`,
          `Write and read both names until no ${spoken("document")} and no code has the old one.`,
        ),
      ),
  ],
};

const levels: Column["presence"][] = ["rarely", "sometimes", "usually", "always"];
const rankOf = ({ presence }: Column): number => levels.indexOf(presence);
