import { sameOrder } from "../../diff/walk/compare-lists.ts";
import type { ChangeTo } from "../../model/change.ts";
import { targetName } from "../../names/names.ts";
import { changesTo, type Rule, type Seen, verdict } from "../support/rule.ts";

export const columnsReordered: Rule = {
  code: "columns-reordered",
  title: "Columns in another order",
  does: "has its columns in another order",
  judge: (changes, _before, _after, seen) =>
    changesTo(changes, "modified", "table", "view", "materialized view", "composite type")
      .filter((change) => change.changed.includes("order") && !onlyRecreated(change, seen))
      .map(({ target }) =>
        verdict(
          "risky",
          target,
          target.kind === "composite type"
            ? `The attributes of ${targetName(target)} change order: values that are written without their names, as in ROW(…), get into the wrong ones.`
            : `The columns of ${targetName(target)} change order: what reads SELECT * by position, and INSERT or COPY without a list of columns, confuses one column with another.`,
          `Keep the order, and add what is new at the end, or name the columns wherever they are read and written.`,
        ),
      ),
};

type Reordered = ChangeTo<"table" | "view" | "materialized view" | "composite type", "modified">;

/** Whether only columns moved that were dropped and made again: of these there is a finding already. */
function onlyRecreated({ target, before, after }: Reordered, { recreated }: Seen): boolean {
  const again = new Set(
    recreated
      .filter(
        ({ kind, schema, parent }) => kind === "column" && schema === target.schema && parent?.name === target.name,
      )
      .map(({ name }) => name),
  );
  const stayed = ({ columns }: Reordered["after"]) => columns.flatMap(({ name }) => (again.has(name) ? [] : [name]));
  return sameOrder(stayed(before), stayed(after));
}
