import { flag, type Is, number, optional, row, text } from "../../../shape.ts";
import type { CatalogQuery } from "./query.ts";

const columnRow = row({
  object_id: number,
  column_id: number,
  name: text,
  user_type_id: number,
  /** In bytes; -1 for max. */
  max_length: number,
  precision: number,
  scale: number,
  collation_name: optional(text),
  is_nullable: optional(flag),
  is_rowguidcol: flag,
  is_filestream: flag,
  is_sparse: optional(flag),
  is_column_set: optional(flag),
  /** 1 and 2: when a row of a temporal table begins and ends to hold. */
  generated_always_type: optional(number),
  is_hidden: optional(flag),
  encryption_type_desc: optional(text),
  /** Of a graph table: a column that the server made, with a name of its own making. */
  graph_type: optional(number),
  xml_schema: optional(text),
  xml_collection: optional(text),
  computed: optional(text),
  is_computed: flag,
  is_persisted: optional(flag),
  is_identity: flag,
  seed_value: optional(text),
  increment_value: optional(text),
  not_for_replication: optional(flag),
  masking_function: optional(text),
  default_object_id: number,
  default_name: optional(text),
  default_definition: optional(text),
  default_is_system_named: optional(flag),
});
export type ColumnRow = Is<typeof columnRow>;

/**
 * Columns of tables, views, functions that return tables, and table types (sys.columns, sys.computed_columns, sys.identity_columns,
 * sys.masked_columns, sys.default_constraints, sys.xml_schema_collections).
 */
export const columns = {
  row: columnRow,
  sql: () => `
SELECT c.object_id, c.column_id, c.name, c.user_type_id, c.max_length, c.precision, c.scale, c.collation_name, c.is_nullable,
  c.is_rowguidcol, c.is_filestream, c.is_sparse, c.is_column_set, c.generated_always_type, c.is_hidden, c.encryption_type_desc,
  c.graph_type, xs.name AS xml_schema, x.name AS xml_collection, cc.definition AS computed, c.is_computed, cc.is_persisted, c.is_identity,
  CAST(ic.seed_value AS nvarchar(60)) AS seed_value, CAST(ic.increment_value AS nvarchar(60)) AS increment_value,
  ic.is_not_for_replication AS not_for_replication, mc.masking_function, c.default_object_id, d.name AS default_name,
  d.definition AS default_definition, d.is_system_named AS default_is_system_named
FROM sys.columns c
JOIN sys.objects o ON o.object_id = c.object_id
LEFT JOIN sys.computed_columns cc ON cc.object_id = c.object_id AND cc.column_id = c.column_id
LEFT JOIN sys.identity_columns ic ON ic.object_id = c.object_id AND ic.column_id = c.column_id
LEFT JOIN sys.masked_columns mc ON mc.object_id = c.object_id AND mc.column_id = c.column_id
LEFT JOIN sys.default_constraints d ON d.parent_object_id = c.object_id AND d.parent_column_id = c.column_id
LEFT JOIN sys.xml_schema_collections x ON x.xml_collection_id = c.xml_collection_id AND c.xml_collection_id <> 0
LEFT JOIN sys.schemas xs ON xs.schema_id = x.schema_id
WHERE o.is_ms_shipped = 0 OR o.type = 'TT'
ORDER BY c.object_id, c.column_id`,
} satisfies CatalogQuery;

const typeRow = row({
  user_type_id: number,
  system_type_id: number,
  schema_name: text,
  name: text,
  max_length: number,
  precision: number,
  scale: number,
  is_nullable: optional(flag),
  is_user_defined: flag,
  is_assembly_type: flag,
  is_table_type: flag,
});
export type TypeRow = Is<typeof typeRow>;

/** Types, the server's own and those of people (sys.types). */
export const types = {
  row: typeRow,
  sql: () => `
SELECT t.user_type_id, t.system_type_id, s.name AS schema_name, t.name, t.max_length, t.precision, t.scale, t.is_nullable,
  t.is_user_defined, t.is_assembly_type, t.is_table_type
FROM sys.types t JOIN sys.schemas s ON s.schema_id = t.schema_id`,
} satisfies CatalogQuery;

const tableTypeRow = row({ user_type_id: number, type_table_object_id: number, is_memory_optimized: optional(flag) });
export type TableTypeRow = Is<typeof tableTypeRow>;

/** Where the columns of table types are (sys.table_types). */
export const tableTypes = {
  row: tableTypeRow,
  sql: () =>
    "SELECT t.user_type_id, t.type_table_object_id, t.is_memory_optimized FROM sys.table_types t WHERE t.is_user_defined = 1",
} satisfies CatalogQuery;
