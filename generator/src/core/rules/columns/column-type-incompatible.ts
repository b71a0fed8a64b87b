import { dialectOf } from "../../dialects/registry.ts";
import type { Said } from "../../dialects/script.ts";
import type { Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import { objectName, sqlName, targetName } from "../../names/names.ts";
import { allTypeChanges } from "../support/column-type-change.ts";
import { tableOf } from "../support/lookup.ts";
import { changesTo, doing, type Rule, type Verdict, verdict } from "../support/rule.ts";
import { breaks, typeChange } from "../support/type-change.ts";
import { usersOfRetyped } from "../support/users.ts";

export const columnTypeIncompatible: Rule = {
  code: "column-type-incompatible",
  title: "Column type that queries can't use as before",
  does: "gets an incompatible type",
  notOfCollections: true,
  judge: (changes, before, after, { statements }) => [
    ...changesTo(changes, "added", "column").flatMap(({ target, after: { type } }) =>
      incomparable(target, type, after),
    ),
    ...allTypeChanges(changes)
      // What may not fit is breaking already.
      .filter(
        ({ target, from, to }) =>
          tableOf(after, target) && typeChange(from.type, to.type, before, after) !== "narrowed",
      )
      .flatMap(({ target, from, to }) => {
        const why = breaks(from.type, to.type, before, after);
        if (why === undefined) return [];
        const column = sqlName(target.name);
        const isAbout = ({ retyped }: Said) => retyped.some(({ column }) => column === target.name);
        const incompatible = verdict(
          "breaking",
          target,
          `${targetName(target)} changes from ${from.type} to ${to.type}: ${why}.${usersOfRetyped(target, { changes, before, after, statements })}`,
          `Look for checks, indexes, views, functions and queries of ${objectName(target)} that use it, and make them cast it (${dialectOf(after.engine).cast?.(column, from.type) ?? `CAST(${column} AS ${from.type})`}), or add a second column and move them one by one.`,
        );
        return { ...incompatible, isAbout };
      }),
  ],
};

/** A new column of a table that was there, which queries that read all columns then have to compare. */
function incomparable(target: Target, type: string, after: Database): Verdict[] {
  const instead = tableOf(after, target) && dialectOf(after.engine).types.incomparable?.(type);
  if (instead === undefined) return [];
  return [
    doing(
      "can't be compared",
      verdict(
        "risky",
        target,
        `${targetName(target)} is of type ${type}, whose values can't be compared: queries that read all columns of ${objectName(target)} with DISTINCT, GROUP BY, UNION, INTERSECT or EXCEPT fail.`,
        `Use ${instead}.`,
      ),
    ),
  ];
}
