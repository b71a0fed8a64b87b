import { objectName, sqlName, targetName } from "../../names/names.ts";
import { columnTypeChanges } from "../support/column-type-change.ts";
import { type Rule, verdict } from "../support/rule.ts";

export const columnTypeNarrowed: Rule = {
  code: "column-type-narrowed",
  title: "Column type that not every old value fits",
  judge: (changes, before, after) =>
    columnTypeChanges("narrowed", changes, before, after).map(({ target, from, to }) =>
      verdict(
        "breaking",
        target,
        `${targetName(target)} changes from ${from.type} to ${to.type}: values that do not fit make the migration fail or are cut, and so are later writes.`,
        `Add a column of type ${to.type} to ${objectName(target)}, fill it and look at what does not fit, move the readers, then drop ${sqlName(target.name)}.`,
      ),
    ),
};
