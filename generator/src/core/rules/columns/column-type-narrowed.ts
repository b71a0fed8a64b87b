import { objectName, sqlName, targetName } from "../../names/names.ts";
import { columnTypeChanges } from "../support/column-type-change.ts";
import { type Rule, telling, verdict } from "../support/rule.ts";
import { breaks } from "../support/type-change.ts";

export const columnTypeNarrowed: Rule = {
  code: "column-type-narrowed",
  title: "Column type that existing values may not fit",
  does: "gets a narrower type",
  judge: (changes, before, after) =>
    columnTypeChanges("narrowed", changes, before, after).map(({ target, from, to }) => {
      const why = breaks(from.type, to.type, before, after);
      const said = (more: string) =>
        verdict(
          "breaking",
          target,
          `${targetName(target)} changes from ${from.type} to ${to.type}: values that do not fit are cut off, or make the migration and later writes fail.${why === undefined ? "" : ` Even where all values fit, ${why}.`}${more}`,
          `Add a column of type ${to.type} to ${objectName(target)}, fill it, check which values do not fit, move the readers, then drop ${sqlName(target.name)}.`,
        );
      return telling(said(""), ({ isRewritten }) =>
        said(
          isRewritten
            ? ` Every row of ${objectName(target)} is rewritten and its indexes are rebuilt, and nobody can read or write it meanwhile.`
            : ` Every row of ${objectName(target)} is read, and nobody can read or write it meanwhile.`,
        ),
      );
    }),
};
