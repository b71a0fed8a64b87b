import { targetName } from "../../names/names.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const columnsReordered: Rule = {
  code: "columns-reordered",
  title: "Columns in another order",
  judge: (changes) =>
    changesTo(changes, "modified", "table", "view", "materialized view", "composite type")
      .filter(({ changed }) => changed.includes("order"))
      .map(({ target }) =>
        verdict(
          "risky",
          target,
          target.kind === "composite type"
            ? `The attributes of ${targetName(target)} change order: values that are written without their names, as in ROW(…), get into the wrong ones.`
            : `The columns of ${targetName(target)} change order: what reads SELECT * by position, and INSERT or COPY without a list of columns, takes one for another.`,
          `Keep the order, and add what is new at the end, or name the columns wherever they are read and written.`,
        ),
      ),
};
