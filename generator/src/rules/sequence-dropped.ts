import { targetName } from "../model/names.ts";
import { changesTo, type Rule, verdict } from "./rule.ts";

export const sequenceDropped: Rule = {
  code: "sequence-dropped",
  title: "Sequence dropped",
  judge: (changes, _before, after) =>
    changesTo(changes, "removed", "sequence").map(({ target, before: sequence }) => {
      const name = targetName(target);
      const owner = after.objects.find(
        (object) =>
          "columns" in object &&
          object.columns.some(
            (column) => column.sequence?.schema === sequence.schema && column.sequence.name === sequence.name,
          ),
      );
      return verdict(
        "breaking",
        target,
        `Sequence ${name} is dropped: nextval('${name}') fails, and where it stood is lost.`,
        `Remove the defaults and the code that call nextval('${name}') first.`,
        owner && { severity: "safe", by: `it belongs to a column of ${owner.kind} ${owner.schema}.${owner.name} now` },
      );
    }),
};
