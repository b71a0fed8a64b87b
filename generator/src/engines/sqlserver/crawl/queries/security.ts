import { flag, number, optional, row, text } from "../../../shape.ts";
import type { CatalogQuery } from "./query.ts";

const principalRow = row({ principal_id: number, name: text });

/** sys.database_principals */
export const principals = {
  row: principalRow,
  sql: () => "SELECT u.principal_id, u.name FROM sys.database_principals u",
} satisfies CatalogQuery;

const permissionRow = row({
  /** 1 an object or column of it, 3 a schema, 6 a type. */
  class: number,
  major_id: number,
  /** The column, or 0. */
  minor_id: number,
  grantee: text,
  permission_name: text,
  /** G granted, W with the right to grant it on, D denied. */
  state: text,
});

/** sys.database_permissions, but for those of the user that asks: that it may read is no part of the schema. */
export const permissions = {
  row: permissionRow,
  sql: () => `
SELECT m.class, m.major_id, m.minor_id, u.name AS grantee, m.permission_name, m.state
FROM sys.database_permissions m JOIN sys.database_principals u ON u.principal_id = m.grantee_principal_id
WHERE m.class IN (1, 3, 6) AND m.major_id > 0 AND u.name <> USER_NAME()
ORDER BY m.class, m.major_id, m.minor_id, u.name, m.permission_name`,
} satisfies CatalogQuery;

const predicateRow = row({
  object_id: number,
  schema_name: text,
  name: text,
  is_enabled: flag,
  target_object_id: number,
  definition: text,
  /** 0 filter, 1 block. */
  predicate_type: optional(number),
  /** AFTER INSERT, BEFORE UPDATE, …; absent: all. */
  operation_desc: optional(text),
});

/** What security policies let through, table by table (sys.security_policies, sys.security_predicates). */
export const predicates = {
  row: predicateRow,
  sql: () => `
SELECT sp.object_id, s.name AS schema_name, sp.name, sp.is_enabled, d.target_object_id, d.predicate_definition AS definition,
  d.predicate_type, d.operation_desc
FROM sys.security_policies sp
JOIN sys.schemas s ON s.schema_id = sp.schema_id
JOIN sys.security_predicates d ON d.object_id = sp.object_id
WHERE sp.is_ms_shipped = 0
ORDER BY d.target_object_id, sp.object_id, d.security_predicate_id`,
} satisfies CatalogQuery;

const propertyRow = row({
  /** 0 the database, 1 an object or column or constraint, 3 a schema, 6 a type, 7 an index, 8 a column of a table type. */
  class: number,
  major_id: number,
  minor_id: number,
  name: text,
  value: optional(text),
});

/** sys.extended_properties; a value is of any type (sql_variant), and has 7,500 bytes at most. */
export const properties = {
  row: propertyRow,
  sql: () => `
SELECT e.class, e.major_id, e.minor_id, e.name, CAST(e.value AS nvarchar(3750)) AS value
FROM sys.extended_properties e
WHERE e.class IN (0, 1, 3, 6, 7, 8)
ORDER BY e.class, e.major_id, e.minor_id, e.name`,
} satisfies CatalogQuery;
