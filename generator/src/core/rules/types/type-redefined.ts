import type { Change, Target } from "../../model/change.ts";
import { targetName } from "../../names/names.ts";
import { allTypeChanges } from "../support/column-type-change.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";
import { breaks, typeChange } from "../support/type-change.ts";

export const typeRedefined: Rule = {
  code: "type-redefined",
  title: "Domain or composite type of other values",
  does: "gets another type",
  judge: (changes, before, after) =>
    redefined(changes).map(({ target, from, to }) => {
      const isDomain = target.kind === "domain";
      const change = typeChange(from, to, before, after);
      const why = breaks(from, to, before, after);
      const effect =
        change === "narrowed"
          ? "values that do not fit make the migration fail or are truncated, and later writes are rejected"
          : (why ?? "it must be dropped and created again with every column that uses it");
      return verdict(
        change === "narrowed" || why !== undefined ? "breaking" : "risky",
        target,
        `${isDomain ? "Domain" : "Attribute"} ${targetName(target)} is of type ${to} instead of ${from}: ${effect}.`,
        `Create a second type, convert the columns that use the old one, move the readers, then drop the old type.`,
      );
    }),
};

type Redefined = { target: Target; from: string; to: string };

function redefined(changes: Change[]): Redefined[] {
  return [
    ...changesTo(changes, "modified", "domain")
      .filter(({ before: old, after: now }) => old.type !== now.type)
      .map(({ target, before: old, after: now }) => ({ target, from: old.type, to: now.type })),
    ...allTypeChanges(changes)
      .filter(({ target }) => target.parent?.kind === "composite type")
      .map(({ target, from, to }) => ({ target, from: from.type, to: to.type })),
  ];
}
