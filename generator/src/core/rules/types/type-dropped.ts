import { targetName } from "../../names/names.ts";
import { objectsNamed } from "../support/lookup.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const typeDropped: Rule = {
  code: "type-dropped",
  title: "Type or domain dropped",
  does: "is dropped",
  judge: (changes, _before, after) =>
    changesTo(changes, "removed", "enum", "domain", "composite type", "range type").map(({ target, before: type }) => {
      const name = targetName(target);
      const successor = objectsNamed(after, type.schema, type.name).find(({ kind }) => kind !== "routine");
      return verdict(
        "breaking",
        target,
        `${target.kind} ${name} is dropped: casts to it fail, and so do clients that bind parameters of that type.`,
        `Move columns, routines and code that name ${name} to another type first, and drop it in a later release.`,
        successor && { severity: "risky", by: `a new ${successor.kind} of the same name replaces it` },
      );
    }),
};
