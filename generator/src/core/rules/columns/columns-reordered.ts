import { sameOrder } from "../../diff/walk/compare-lists.ts";
import type { Change, ChangeTo } from "../../model/change.ts";
import { targetName } from "../../names/names.ts";
import { changesTo, type Rule, type Seen, verdict } from "../support/rule.ts";

export const columnsReordered: Rule = {
  code: "columns-reordered",
  title: "Columns in another order",
  does: "has its columns in another order",
  judge: (changes, _before, _after, seen) =>
    changesTo(changes, "modified", "table", "view", "materialized view", "composite type")
      .filter((change) => change.changed.includes("order") && !onlyRecreated(change, changes, seen))
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
function onlyRecreated({ target, before, after }: Reordered, changes: Change[], { recreated }: Seen): boolean {
  const isOwn = (of: { schema?: string | undefined; parent?: { name: string } | undefined }) =>
    of.schema === target.schema && of.parent?.name === target.name;
  const again = new Set(recreated.filter((each) => each.kind === "column" && isOwn(each)).map(({ name }) => name));
  if (again.size === 0) return false;
  const renames = changesTo(changes, "renamed", "column").filter((each) => isOwn(each.target));
  const now = (name: string) => renames.find(({ from }) => from.name === name)?.target.name ?? name;
  const stayed = (names: string[]) => names.filter((name) => !again.has(name));
  return sameOrder(stayed(partsOf(before).map(now)), stayed(partsOf(after)));
}

const partsOf = ({ columns }: Reordered["after"]): string[] => columns.map(({ name }) => name);
