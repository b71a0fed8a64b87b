import { flag, type Is, number, optional, row, text } from "../../../shape.ts";
import type { CatalogQuery } from "./query.ts";

const moduleRow = row({
  object_id: number,
  /** The statement that made it, as it was written; absent where it is encrypted, or the login may not see it. */
  definition: optional(text),
  is_schema_bound: optional(flag),
  /** -2: its owner; absent: its caller. */
  execute_as_principal_id: optional(number),
  null_on_null_input: optional(flag),
  uses_native_compilation: optional(flag),
  uses_ansi_nulls: optional(flag),
  uses_quoted_identifier: optional(flag),
});
export type ModuleRow = Is<typeof moduleRow>;

/** Views, routines and triggers as statements (sys.sql_modules). */
export const modules = {
  row: moduleRow,
  sql: () => `
SELECT m.object_id, m.definition, m.is_schema_bound, m.execute_as_principal_id, m.null_on_null_input, m.uses_native_compilation,
  m.uses_ansi_nulls, m.uses_quoted_identifier
FROM sys.sql_modules m JOIN sys.objects o ON o.object_id = m.object_id
WHERE o.is_ms_shipped = 0`,
} satisfies CatalogQuery;

const parameterRow = row({
  object_id: number,
  /** 0: what a function returns. */
  parameter_id: number,
  name: optional(text),
  user_type_id: number,
  max_length: number,
  precision: number,
  scale: number,
  is_output: flag,
  is_readonly: flag,
});
export type ParameterRow = Is<typeof parameterRow>;

/** sys.parameters */
export const parameters = {
  row: parameterRow,
  sql: () => `
SELECT a.object_id, a.parameter_id, a.name, a.user_type_id, a.max_length, a.precision, a.scale, a.is_output, a.is_readonly
FROM sys.parameters a JOIN sys.objects o ON o.object_id = a.object_id
WHERE o.is_ms_shipped = 0
ORDER BY a.object_id, a.parameter_id`,
} satisfies CatalogQuery;

const triggerRow = row({
  object_id: number,
  name: text,
  /** 0: of the database. */
  parent_class: number,
  parent_id: number,
  is_disabled: flag,
  is_instead_of_trigger: flag,
  is_not_for_replication: flag,
  /** INSERT, UPDATE, DELETE; of the database: CREATE_TABLE, … */
  event: text,
  is_first: optional(flag),
  is_last: optional(flag),
});

/** Triggers, event by event (sys.triggers, sys.trigger_events). */
export const triggers = {
  row: triggerRow,
  sql: () => `
SELECT g.object_id, g.name, g.parent_class, g.parent_id, g.is_disabled, g.is_instead_of_trigger, g.is_not_for_replication,
  e.type_desc AS event, e.is_first, e.is_last
FROM sys.triggers g JOIN sys.trigger_events e ON e.object_id = g.object_id
WHERE g.is_ms_shipped = 0
ORDER BY g.parent_id, g.object_id, e.type`,
} satisfies CatalogQuery;
