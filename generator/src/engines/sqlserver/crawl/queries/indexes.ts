import { flag, type Is, number, optional, row, text } from "../../../shape.ts";
import { isSince } from "../../server.ts";
import type { CatalogQuery } from "./query.ts";

const indexRow = row({
  object_id: number,
  index_id: number,
  /** A heap has none. */
  name: optional(text),
  /** 0 heap, 1 clustered, 2 nonclustered, 3 XML, 4 spatial, 5 and 6 columnstore, 7 hash, 8 and more of newer versions. */
  type: number,
  type_desc: text,
  is_unique: optional(flag),
  ignore_dup_key: optional(flag),
  fill_factor: number,
  is_padded: optional(flag),
  is_disabled: optional(flag),
  allow_row_locks: optional(flag),
  allow_page_locks: optional(flag),
  filter_definition: optional(text),
  compression_delay: optional(number),
  optimize_for_sequential_key: optional(flag),
  /** A filegroup, or a partition scheme. */
  space: optional(text),
  space_is_default: optional(flag),
  partition_function: optional(number),
  compression: optional(text),
  /** PK or UQ, where it is behind a constraint. */
  constraint_type: optional(text),
  constraint_id: optional(number),
  is_system_named: optional(flag),
  /** Of an XML index: PATH, VALUE, PROPERTY; and the primary one that it is on. */
  secondary_type_desc: optional(text),
  using_xml_index_id: optional(number),
  tessellation_scheme: optional(text),
});
export type IndexRow = Is<typeof indexRow>;

/**
 * Indexes, and heaps, which say where a table without a clustered index lies (sys.indexes with sys.key_constraints, sys.data_spaces,
 * sys.partition_schemes, sys.partitions, sys.xml_indexes, sys.spatial_indexes). Those that nobody made are left out.
 */
export const indexes = {
  row: indexRow,
  sql: (server) => `
SELECT i.object_id, i.index_id, i.name, i.type, i.type_desc, i.is_unique, i.ignore_dup_key, i.fill_factor, i.is_padded, i.is_disabled,
  i.allow_row_locks, i.allow_page_locks, i.filter_definition, i.compression_delay,
  ${isSince(server, 15) ? "i.optimize_for_sequential_key" : "NULL AS optimize_for_sequential_key"},
  ds.name AS space, ds.is_default AS space_is_default, ps.function_id AS partition_function, p.data_compression_desc AS compression,
  k.type AS constraint_type, k.object_id AS constraint_id, k.is_system_named, x.secondary_type_desc, x.using_xml_index_id,
  sp.tessellation_scheme
FROM sys.indexes i
JOIN sys.objects o ON o.object_id = i.object_id
LEFT JOIN sys.key_constraints k ON k.parent_object_id = i.object_id AND k.unique_index_id = i.index_id
LEFT JOIN sys.data_spaces ds ON ds.data_space_id = i.data_space_id
LEFT JOIN sys.partition_schemes ps ON ps.data_space_id = i.data_space_id
LEFT JOIN sys.partitions p ON p.object_id = i.object_id AND p.index_id = i.index_id AND p.partition_number = 1
LEFT JOIN sys.xml_indexes x ON x.object_id = i.object_id AND x.index_id = i.index_id
LEFT JOIN sys.spatial_indexes sp ON sp.object_id = i.object_id AND sp.index_id = i.index_id
WHERE (o.is_ms_shipped = 0 OR o.type = 'TT') AND i.is_hypothetical = 0 AND i.auto_created = 0
ORDER BY i.object_id, i.index_id`,
} satisfies CatalogQuery;

const indexColumnRow = row({
  object_id: number,
  index_id: number,
  column_id: number,
  /** 0: not of the key. */
  key_ordinal: number,
  partition_ordinal: number,
  is_descending_key: optional(flag),
  is_included_column: optional(flag),
  index_column_id: number,
});
export type IndexColumnRow = Is<typeof indexColumnRow>;

/** sys.index_columns */
export const indexColumns = {
  row: indexColumnRow,
  sql: () => `
SELECT ic.object_id, ic.index_id, ic.column_id, ic.key_ordinal, ic.partition_ordinal, ic.is_descending_key, ic.is_included_column,
  ic.index_column_id
FROM sys.index_columns ic
JOIN sys.objects o ON o.object_id = ic.object_id
WHERE o.is_ms_shipped = 0 OR o.type = 'TT'
ORDER BY ic.object_id, ic.index_id, ic.key_ordinal, ic.index_column_id`,
} satisfies CatalogQuery;

const fulltextRow = row({
  object_id: number,
  column_id: number,
  language_id: number,
  type_column_id: optional(number),
  unique_index_id: number,
  is_enabled: flag,
  change_tracking_state_desc: optional(text),
  catalog_name: optional(text),
});

/** The full-text index of a table, column by column (sys.fulltext_indexes, sys.fulltext_index_columns, sys.fulltext_catalogs). */
export const fulltext = {
  row: fulltextRow,
  sql: () => `
SELECT f.object_id, fc.column_id, fc.language_id, fc.type_column_id, f.unique_index_id, f.is_enabled, f.change_tracking_state_desc,
  c.name AS catalog_name
FROM sys.fulltext_indexes f
JOIN sys.fulltext_index_columns fc ON fc.object_id = f.object_id
LEFT JOIN sys.fulltext_catalogs c ON c.fulltext_catalog_id = f.fulltext_catalog_id
ORDER BY f.object_id, fc.column_id`,
} satisfies CatalogQuery;

const boundaryRow = row({
  function_id: number,
  on_right: optional(flag),
  boundary_id: optional(number),
  bound: optional(text),
});

/** Where partition functions cut (sys.partition_functions, sys.partition_range_values). */
export const boundaries = {
  row: boundaryRow,
  sql: () => `
SELECT f.function_id, f.boundary_value_on_right AS on_right, v.boundary_id, CONVERT(nvarchar(400), v.value, 121) AS bound
FROM sys.partition_functions f
LEFT JOIN sys.partition_range_values v ON v.function_id = f.function_id
ORDER BY f.function_id, v.boundary_id`,
} satisfies CatalogQuery;
