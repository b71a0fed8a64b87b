import type { Change, Target } from "../../model/change.ts";
import { changesTo } from "./rule.ts";

/** Whether the change set adds that column to the target's table, nullable and without a value in any row. */
export function isNewAndEmpty(changes: Change[], { schema, parent }: Target, column: string): boolean {
  return changesTo(changes, "added", "column").some(
    ({ target, after }) =>
      target.name === column &&
      target.schema === schema &&
      target.parent?.name === parent?.name &&
      after.nullable &&
      after.default === undefined &&
      after.generated === undefined,
  );
}
