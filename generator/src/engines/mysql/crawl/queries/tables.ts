import { type Is, number, optional, row, text } from "../../../shape.ts";
import type { CatalogQuery } from "./query.ts";

const tableRow = row({
  schema: text,
  name: text,
  /** BASE TABLE, VIEW, SYSTEM VERSIONED, SEQUENCE, … */
  type: text,
  engine: optional(text),
  collation: optional(text),
  /** What the statement that made it said: `row_format=DYNAMIC partitioned`. */
  create_options: optional(text),
  comment: optional(text),
});
export type TableRow = Is<typeof tableRow>;

export const tables = {
  row: tableRow,
  sql: (_, of) => `
SELECT TABLE_SCHEMA AS \`schema\`, TABLE_NAME AS name, TABLE_TYPE AS type, ENGINE AS engine, TABLE_COLLATION AS collation,
  CREATE_OPTIONS AS create_options, TABLE_COMMENT AS comment
FROM information_schema.TABLES WHERE ${of("TABLE_SCHEMA")} AND TABLE_TYPE NOT IN ('TEMPORARY', 'SYSTEM VIEW')`,
} satisfies CatalogQuery;

const partitionRow = row({
  schema: text,
  table: text,
  name: text,
  subpartition: optional(text),
  position: number,
  subposition: optional(number),
  method: text,
  expression: optional(text),
  submethod: optional(text),
  subexpression: optional(text),
  description: optional(text),
  comment: optional(text),
});
export type PartitionRow = Is<typeof partitionRow>;

export const partitions = {
  row: partitionRow,
  sql: (_, of) => `
SELECT TABLE_SCHEMA AS \`schema\`, TABLE_NAME AS \`table\`, PARTITION_NAME AS name, SUBPARTITION_NAME AS subpartition,
  PARTITION_ORDINAL_POSITION AS position, SUBPARTITION_ORDINAL_POSITION AS subposition, PARTITION_METHOD AS method,
  PARTITION_EXPRESSION AS expression, SUBPARTITION_METHOD AS submethod, SUBPARTITION_EXPRESSION AS subexpression,
  PARTITION_DESCRIPTION AS description, PARTITION_COMMENT AS comment
FROM information_schema.PARTITIONS WHERE ${of("TABLE_SCHEMA")} AND PARTITION_NAME IS NOT NULL
ORDER BY TABLE_SCHEMA, TABLE_NAME, PARTITION_ORDINAL_POSITION, SUBPARTITION_ORDINAL_POSITION`,
} satisfies CatalogQuery;
