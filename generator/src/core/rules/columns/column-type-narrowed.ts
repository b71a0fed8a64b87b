import type { Change } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import { objectName, sqlName, targetName } from "../../names/names.ts";
import { collationChanges, columnsNamed, lackingIn } from "../support/collations.ts";
import { columnTypeChanges } from "../support/column-type-change.ts";
import { retypings } from "../support/retyped.ts";
import { doing, type Rule, telling, type Verdict, verdict, type Watch } from "../support/rule.ts";
import { type Watched, whileRewritten } from "../support/statements.ts";
import { breaks, typeChange } from "../support/type-change.ts";
import { usersOfRetyped } from "../support/users.ts";

export const columnTypeNarrowed: Rule = {
  code: "column-type-narrowed",
  title: "Column type that existing values may not fit",
  does: "gets a narrower type",
  notOfCollections: true,
  judge: (changes, before, after, { statements }) => [
    ...lackingCharacters(changes, before, after),
    ...columnTypeChanges("narrowed", changes, before, after).map(({ target, from, to }) => {
      const why = breaks(from.type, to.type, before, after);
      const users = usersOfRetyped(target, { changes, before, after, statements });
      const said = (more: string) =>
        verdict(
          "breaking",
          target,
          `${targetName(target)} changes from ${from.type} to ${to.type}: values that do not fit are cut off, or make the migration and later writes fail.${why === undefined ? "" : ` Even where all values fit, ${why}.`}${more}${users}`,
          `Add a column of type ${to.type} to ${objectName(target)}, fill it, check which values do not fit, move the readers, then drop ${sqlName(target.name)}.`,
        );
      return telling(said(""), ({ isRewritten }) =>
        said(
          isRewritten
            ? ` Every row of ${objectName(target)} is rewritten and its indexes are rebuilt, and ${whileRewritten(after.engine)}.`
            : ` Every row of ${objectName(target)} is read, and ${whileRewritten(after.engine)}.`,
        ),
      );
    }),
  ],
  watch: onTheWay,
};

/** A character set that lacks characters which values may have. */
const lackingCharacters = (changes: Change[], before: Database, after: Database): Verdict[] =>
  collationChanges(changes, before, after).flatMap((change) => {
    const charset = lackingIn(change, after);
    if (charset === undefined) return [];
    const { target, columns } = change;
    const [its, verb] = columns.length > 1 ? ["their", "change"] : ["its", "changes"];
    const said = (more: string) =>
      doing(
        "gets a smaller character set",
        verdict(
          "breaking",
          target,
          `${columnsNamed(change)} ${verb} ${its} character set to ${charset}: characters that it lacks become ?, or make the migration and later writes fail.${more}`,
          `Keep ${its} character set, or first look for values that change on the way: SELECT … WHERE CONVERT(column USING ${charset}) <> column.`,
        ),
      );
    return telling(said(""), ({ isRewritten }) =>
      said(
        ` Every row of ${objectName(target)} is ${isRewritten ? "rewritten" : "read"}, and ${whileRewritten(after.engine)}.`,
      ),
    );
  });

/** A type that values may not fit, where another one, which they would fit, comes after it: what is cut off does not come back. */
function onTheWay(watched: Watched, context: Watch) {
  const { before, after } = context;
  return retypings(watched, context).flatMap(({ target, said: { type }, from, to, again }) => {
    const isNarrowed = (now: string) => typeChange(from.type, now, before, after) === "narrowed";
    if (!to || !again || !isNarrowed(type) || isNarrowed(to.type)) return [];
    const { file, line } = again.statement;
    return doing(
      "gets a narrower type on the way",
      verdict(
        "breaking",
        target,
        `${targetName(target)} changes from ${from.type} to ${type}, until line ${line} of ${file} gives it another type: values that do not fit ${type} are cut off, or make the migration fail, and do not come back.`,
        to.type === from.type
          ? `Leave ${sqlName(target.name)} as it is, or round or cut the values in an UPDATE that says so.`
          : `Change ${sqlName(target.name)} to ${to.type} at once.`,
      ),
    );
  });
}
