import type { TypeChange } from "../../dialects/dialect.ts";
import type { Change, Target } from "../../model/change.ts";
import type { Column } from "../../model/column.ts";
import type { Database } from "../../model/database.ts";
import { tableOf } from "./lookup.ts";
import { changesTo } from "./rule.ts";
import { typeChange } from "./type-change.ts";

export type ColumnTypeChange = { target: Target; from: Column; to: Column };

/** Columns of tables whose type changes in the given way; columns of views hold no rows. */
export function columnTypeChanges(
  wanted: TypeChange,
  changes: Change[],
  before: Database,
  after: Database,
): ColumnTypeChange[] {
  return changesTo(changes, "modified", "column")
    .filter(
      ({ target, before: old, after: now }) =>
        old.type !== now.type &&
        tableOf(after, target) !== undefined &&
        typeChange(old.type, now.type, before, after) === wanted,
    )
    .map(({ target, before: from, after: to }) => ({ target, from, to }));
}
