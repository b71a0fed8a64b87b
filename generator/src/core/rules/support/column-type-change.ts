import type { TypeChange } from "../../dialects/dialect.ts";
import type { Change, Target } from "../../model/change.ts";
import type { Column } from "../../model/column.ts";
import type { Database } from "../../model/database.ts";
import { isForeign, tableOf } from "./lookup.ts";
import { changesTo } from "./rule.ts";
import { typeChange } from "./type-change.ts";

export type ColumnTypeChange = { target: Target; from: Column; to: Column };

/** Columns of tables whose type changes in the given way; those of views and foreign tables hold no rows. */
export const columnTypeChanges = (
  wanted: TypeChange,
  changes: Change[],
  before: Database,
  after: Database,
): ColumnTypeChange[] =>
  allTypeChanges(changes).filter(
    ({ target, from, to }) =>
      tableOf(after, target) !== undefined &&
      !isForeign(target) &&
      typeChange(from.type, to.type, before, after) === wanted,
  );

/** Columns of tables and views and attributes of composite types that have another type than before. */
export const allTypeChanges = (changes: Change[]): ColumnTypeChange[] =>
  changesTo(changes, "modified", "column")
    .filter(({ before: old, after: now }) => old.type !== now.type)
    .map(({ target, before: from, after: to }) => ({ target, from, to }));
