import { type Is, optional, row, text } from "../../../shape.ts";
import { isMariadb, isMysql } from "../../server.ts";
import type { CatalogQuery } from "./query.ts";

/** One column of a foreign key. */
const foreignKeyRow = row({
  schema: text,
  table: text,
  name: text,
  column: text,
  other_schema: text,
  other_table: text,
  other_column: text,
  on_update: text,
  on_delete: text,
});

export const foreignKeys = {
  row: foreignKeyRow,
  sql: (_, of) => `
SELECT k.TABLE_SCHEMA AS \`schema\`, k.TABLE_NAME AS \`table\`, k.CONSTRAINT_NAME AS name, k.COLUMN_NAME AS \`column\`,
  k.REFERENCED_TABLE_SCHEMA AS other_schema, k.REFERENCED_TABLE_NAME AS other_table, k.REFERENCED_COLUMN_NAME AS other_column,
  r.UPDATE_RULE AS on_update, r.DELETE_RULE AS on_delete
FROM information_schema.KEY_COLUMN_USAGE k
JOIN information_schema.REFERENTIAL_CONSTRAINTS r
  ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME AND r.TABLE_NAME = k.TABLE_NAME
WHERE ${of("k.TABLE_SCHEMA")} AND ${of("r.CONSTRAINT_SCHEMA")} AND k.REFERENCED_TABLE_NAME IS NOT NULL
ORDER BY k.TABLE_SCHEMA, k.TABLE_NAME, k.CONSTRAINT_NAME, k.ORDINAL_POSITION`,
} satisfies CatalogQuery;

const checkRow = row({
  schema: text,
  table: text,
  name: text,
  clause: text,
  enforced: optional(text),
  /** MariaDB: `Column` where it stands in a column, and bears its name. */
  level: optional(text),
});
export type CheckRow = Is<typeof checkRow>;

export const checks = {
  row: checkRow,
  sql(server, of) {
    if (isMariadb(server, 100_210)) {
      return `SELECT CONSTRAINT_SCHEMA AS \`schema\`, TABLE_NAME AS \`table\`, CONSTRAINT_NAME AS name, CHECK_CLAUSE AS clause,
  ${isMariadb(server, 100_510) ? "LEVEL" : "NULL"} AS level
FROM information_schema.CHECK_CONSTRAINTS WHERE ${of("CONSTRAINT_SCHEMA")}`;
    }
    if (!isMysql(server, 80_016)) return undefined;
    return `SELECT c.CONSTRAINT_SCHEMA AS \`schema\`, t.TABLE_NAME AS \`table\`, c.CONSTRAINT_NAME AS name, c.CHECK_CLAUSE AS clause, t.ENFORCED AS enforced
FROM information_schema.CHECK_CONSTRAINTS c
JOIN information_schema.TABLE_CONSTRAINTS t ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME
WHERE ${of("c.CONSTRAINT_SCHEMA")} AND t.CONSTRAINT_TYPE = 'CHECK'`;
  },
} satisfies CatalogQuery;
