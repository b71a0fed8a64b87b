import { targetName } from "../../names/names.ts";
import { columnTypeChanges } from "../support/column-type-change.ts";
import { type Rule, verdict } from "../support/rule.ts";

export const columnTypeWidened: Rule = {
  code: "column-type-widened",
  title: "Column type that takes more values",
  judge: (changes, before, after) =>
    columnTypeChanges("widened", changes, before, after).map(({ target, from, to }) =>
      verdict(
        "safe",
        target,
        `${targetName(target)} changes from ${from.type} to ${to.type}: every old value fits, and no row is written anew.`,
        `Check that clients take values that are longer or more precise than before.`,
      ),
    ),
};
