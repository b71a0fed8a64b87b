import { objectName, sqlName, targetName } from "../../names/names.ts";
import { columnTypeChanges } from "../support/column-type-change.ts";
import { type Rule, telling, verdict } from "../support/rule.ts";

export const columnTypeNarrowed: Rule = {
  code: "column-type-narrowed",
  title: "Column type that existing values may not fit",
  judge: (changes, before, after) =>
    columnTypeChanges("narrowed", changes, before, after).map(({ target, from, to }) =>
      telling(
        verdict(
          "breaking",
          target,
          `${targetName(target)} changes from ${from.type} to ${to.type}: values that do not fit make the migration fail, or are cut off where a USING clause says so, and later writes of such values fail.`,
          `Add a column of type ${to.type} to ${objectName(target)}, fill it, check which values do not fit, move the readers, then drop ${sqlName(target.name)}.`,
        ),
      ),
    ),
};
