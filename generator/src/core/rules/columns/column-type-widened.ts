import { targetName } from "../../names/names.ts";
import { columnTypeChanges } from "../support/column-type-change.ts";
import { isOfAnother } from "../support/columns.ts";
import { leftBehind } from "../support/left-behind.ts";
import { type Rule, verdict } from "../support/rule.ts";
import { breaks } from "../support/type-change.ts";
import { usersOfRetyped } from "../support/users.ts";

export const columnTypeWidened: Rule = {
  code: "column-type-widened",
  title: "Column type widened",
  does: "gets a wider type",
  notOfCollections: true,
  judge: (changes, before, after, { statements, recreated }) =>
    columnTypeChanges("widened", changes, before, after)
      .filter(({ from, to }) => breaks(from.type, to.type, before, after) === undefined)
      .flatMap((change) => {
        const { target, from, to } = change;
        const rest = leftBehind(change, after);
        const how = isOfAnother(target, { recreated })
          ? " in the table that takes the name of the old one"
          : ": every existing value fits, and no row is rewritten";
        const what = `${targetName(target)} changes from ${from.type} to ${to.type}${how}.`;
        const users = usersOfRetyped(target, { changes, before, after, statements });
        const check = "Check that clients can handle longer or more precise values than before.";
        if (rest) return verdict("risky", target, `${what} But ${rest.clause}.${users}`, `${rest.advice} ${check}`);
        // What else was done to the rows is told by itself.
        const isRewritten = statements.of(target).some(({ effects }) => effects?.some(({ rewritten }) => rewritten));
        return isRewritten ? [] : verdict("safe", target, `${what}${users}`, check);
      }),
};
