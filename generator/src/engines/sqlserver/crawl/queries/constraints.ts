import { flag, number, optional, row, text } from "../../../shape.ts";
import type { CatalogQuery } from "./query.ts";

const foreignKeyRow = row({
  object_id: number,
  name: text,
  parent_object_id: number,
  referenced_object_id: number,
  column_id: number,
  referenced_column_id: number,
  is_disabled: flag,
  is_not_trusted: flag,
  on_delete: optional(text),
  on_update: optional(text),
  is_system_named: flag,
});

/** Foreign keys, column by column (sys.foreign_keys, sys.foreign_key_columns). */
export const foreignKeys = {
  row: foreignKeyRow,
  sql: () => `
SELECT f.object_id, f.name, f.parent_object_id, f.referenced_object_id, fc.parent_column_id AS column_id, fc.referenced_column_id,
  f.is_disabled, f.is_not_trusted, f.delete_referential_action_desc AS on_delete, f.update_referential_action_desc AS on_update,
  f.is_system_named
FROM sys.foreign_keys f
JOIN sys.foreign_key_columns fc ON fc.constraint_object_id = f.object_id
WHERE f.is_ms_shipped = 0
ORDER BY f.parent_object_id, f.object_id, fc.constraint_column_id`,
} satisfies CatalogQuery;

const checkRow = row({
  object_id: number,
  name: text,
  parent_object_id: number,
  /** 0: of the table. */
  parent_column_id: number,
  /** Absent where the login may not see it. */
  definition: optional(text),
  is_disabled: flag,
  is_not_trusted: flag,
  is_system_named: flag,
});

/** sys.check_constraints */
export const checks = {
  row: checkRow,
  sql: () => `
SELECT k.object_id, k.name, k.parent_object_id, k.parent_column_id, k.definition, k.is_disabled, k.is_not_trusted, k.is_system_named
FROM sys.check_constraints k
ORDER BY k.parent_object_id, k.object_id`,
} satisfies CatalogQuery;
