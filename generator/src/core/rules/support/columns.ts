import type { Change, Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import { tableOf } from "./lookup.ts";
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

/** Columns that are unique together; `strict`: also where some are NULL. */
export type UniqueSet = { name: string; columns: string[]; strict: boolean };

/** The sets of columns that are unique in the target's table by a key or a whole, valid unique index. */
export function uniqueSets(database: Database, target: Target): UniqueSet[] {
  const table = tableOf(database, target);
  if (!table) return [];
  const indexes = table.indexes.filter(
    ({ unique, predicate, valid, key }) =>
      unique && predicate === undefined && valid !== false && key.every(({ column }) => column !== undefined),
  );
  return [
    ...(table.primaryKey ? [{ ...table.primaryKey, nullsNotDistinct: true }] : []),
    ...table.uniques,
    ...indexes.map((index) => ({ ...index, columns: index.key.map(({ column }) => column ?? "") })),
  ].map(({ name, columns, nullsNotDistinct = false }) => ({ name, columns, strict: nullsNotDistinct }));
}
