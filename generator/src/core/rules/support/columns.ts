import type { Change, Target } from "../../model/change.ts";
import { formerNames } from "./former.ts";
import { changesTo, type Seen } from "./rule.ts";
import { mayWrite, type Statements } from "./statements.ts";

/**
 * Whether the change set adds that column to the target's table, nullable and without a value in any row: no statement had a default
 * for it on the way, or may have written to the table.
 */
export function isNewAndEmpty(
  changes: Change[],
  { schema = "", parent }: Target,
  column: string,
  statements: Statements,
): boolean {
  const isAdded = changesTo(changes, "added", "column").some(
    ({ target, after }) =>
      target.name === column &&
      target.schema === schema &&
      target.parent?.name === parent?.name &&
      after.nullable &&
      after.default === undefined &&
      after.generated === undefined,
  );
  return isAdded && !mayHoldValues(changes, { schema, parent }, column, statements);
}

/** Whether a row of the target's table may have got a value of a new column: by a default on the way, or by a statement that may have written to it. */
export function mayHoldValues(
  changes: Change[],
  { schema = "", parent }: Pick<Target, "schema" | "parent">,
  column: string,
  { all }: Statements,
): boolean {
  const before = formerNames(changes)({ kind: "table", schema, name: parent?.name ?? "" });
  const table = { schema: before.schema ?? "", name: before.name };
  return all.some((each) => each.said.defaultDropped.includes(column) || mayWrite(each, table));
}

/** Whether another table took the name of the column's: no row of that one was written anew, nor stays as it is. */
export const isOfAnother = ({ schema, parent }: Target, { recreated }: Pick<Seen, "recreated">): boolean =>
  recreated.some((one) => one.kind === "table" && one.schema === schema && one.name === parent?.name);
