import { targetName } from "../../names/names.ts";
import { columnTypeChanges } from "../support/column-type-change.ts";
import { type Rule, verdict } from "../support/rule.ts";
import { breaks } from "../support/type-change.ts";

export const columnTypeWidened: Rule = {
  code: "column-type-widened",
  title: "Column type widened",
  judge: (changes, before, after, { statements }) =>
    columnTypeChanges("widened", changes, before, after)
      .filter(({ from, to }) => breaks(from.type, to.type, before, after) === undefined)
      // What else was done to the rows is told by itself.
      .filter(({ target }) => !statements.of(target).some(({ effects }) => effects?.some(({ rewritten }) => rewritten)))
      .map(({ target, from, to }) =>
        verdict(
          "safe",
          target,
          `${targetName(target)} changes from ${from.type} to ${to.type}: every existing value fits, and no row is rewritten.`,
          `Check that clients can handle longer or more precise values than before.`,
        ),
      ),
};
