import { flag, type Is, number, optional, row, text } from "../../../shape.ts";
import { isSince } from "../../server.ts";
import type { CatalogQuery } from "./query.ts";

const schemaRow = row({ schema_id: number, name: text });
export type SchemaRow = Is<typeof schemaRow>;

/** Schemas but for the server's own and those of its fixed roles (sys.schemas). */
export const schemas = {
  row: schemaRow,
  sql: () => `
SELECT s.schema_id, s.name FROM sys.schemas s
WHERE s.schema_id < 16384 AND s.name NOT IN ('sys', 'INFORMATION_SCHEMA', 'guest')`,
} satisfies CatalogQuery;

const objectRow = row({
  object_id: number,
  name: text,
  schema_id: number,
  /** Two letters, the second of which may be a blank. */
  type: text,
  parent_object_id: number,
});
export type ObjectRow = Is<typeof objectRow>;

/** What people made (sys.objects). */
export const objects = {
  row: objectRow,
  sql: () => `
SELECT o.object_id, o.name, o.schema_id, o.type, o.parent_object_id FROM sys.objects o
WHERE o.is_ms_shipped = 0 AND o.type NOT IN ('PK', 'UQ', 'F', 'C', 'TR')`,
} satisfies CatalogQuery;

const tableRow = row({
  object_id: number,
  /** 1: history of another one; 2: system-versioned. */
  temporal_type: optional(number),
  history_table_id: optional(number),
  history_retention_period: optional(number),
  /** INFINITE, DAY, WEEK, … */
  history_retention_period_unit_desc: optional(text),
  is_memory_optimized: optional(flag),
  /** SCHEMA_AND_DATA or SCHEMA_ONLY. */
  durability_desc: optional(text),
  is_external: flag,
  is_node: flag,
  is_edge: flag,
  is_tracked_by_cdc: optional(flag),
  lock_escalation_desc: optional(text),
  /** 2022 and newer: 1 a history, 2 updatable, 3 append-only. */
  ledger_type: optional(number),
});
export type TableRow = Is<typeof tableRow>;

/** sys.tables; `ledger_type` since 2022. */
export const tables = {
  row: tableRow,
  sql: (server) => `
SELECT t.object_id, t.temporal_type, t.history_table_id, t.history_retention_period, t.history_retention_period_unit_desc,
  t.is_memory_optimized, t.durability_desc, t.is_external, t.is_node, t.is_edge, t.is_tracked_by_cdc, t.lock_escalation_desc${isSince(server, 16) ? ", t.ledger_type" : ""}
FROM sys.tables t WHERE t.is_ms_shipped = 0`,
} satisfies CatalogQuery;

const viewRow = row({ object_id: number, with_check_option: flag });

/** sys.views */
export const views = {
  row: viewRow,
  sql: () => "SELECT v.object_id, v.with_check_option FROM sys.views v WHERE v.is_ms_shipped = 0",
} satisfies CatalogQuery;

const sequenceRow = row({
  object_id: number,
  user_type_id: number,
  precision: number,
  scale: optional(number),
  start_value: text,
  increment: text,
  minimum_value: text,
  maximum_value: text,
  is_cycling: optional(flag),
  is_cached: optional(flag),
  cache_size: optional(number),
});
export type SequenceRow = Is<typeof sequenceRow>;

/** sys.sequences; its numbers are of any type (sql_variant). */
export const sequences = {
  row: sequenceRow,
  sql: () => `
SELECT q.object_id, q.user_type_id, q.precision, q.scale, CAST(q.start_value AS nvarchar(60)) AS start_value,
  CAST(q.increment AS nvarchar(60)) AS increment, CAST(q.minimum_value AS nvarchar(60)) AS minimum_value,
  CAST(q.maximum_value AS nvarchar(60)) AS maximum_value, q.is_cycling, q.is_cached, q.cache_size
FROM sys.sequences q`,
} satisfies CatalogQuery;

const synonymRow = row({ object_id: number, base_object_name: text });

/** sys.synonyms */
export const synonyms = {
  row: synonymRow,
  sql: () => "SELECT y.object_id, y.base_object_name FROM sys.synonyms y",
} satisfies CatalogQuery;
