import { type Is, optional, row, text } from "../../../shape.ts";
import type { CatalogQuery } from "./query.ts";

const privilegeRow = row({
  schema: text,
  table: optional(text),
  column: optional(text),
  grantee: text,
  privilege: text,
  grantable: text,
});
export type PrivilegeRow = Is<typeof privilegeRow>;

const from = (catalog: string, table: string, column: string, of: string) =>
  `SELECT TABLE_SCHEMA AS \`schema\`, ${table} AS \`table\`, ${column} AS \`column\`, GRANTEE AS grantee, PRIVILEGE_TYPE AS privilege, IS_GRANTABLE AS grantable
FROM information_schema.${catalog} WHERE ${of} AND GRANTEE <> ${asking}`;

const host = "SUBSTRING_INDEX(CURRENT_USER(), '@', -1)";
/** The account that asks, as GRANTEE has it: that it may read is no part of the schema. */
const asking = `CONCAT('''', LEFT(CURRENT_USER(), CHAR_LENGTH(CURRENT_USER()) - CHAR_LENGTH(${host}) - 1), '''@''', ${host}, '''')`;

/** Those on schemas, tables and columns; USAGE is none. */
export const privileges = {
  row: privilegeRow,
  sql: (_, of) =>
    [
      from("SCHEMA_PRIVILEGES", "NULL", "NULL", `${of("TABLE_SCHEMA")} AND PRIVILEGE_TYPE <> 'USAGE'`),
      from("TABLE_PRIVILEGES", "TABLE_NAME", "NULL", `${of("TABLE_SCHEMA")} AND PRIVILEGE_TYPE <> 'USAGE'`),
      from("COLUMN_PRIVILEGES", "TABLE_NAME", "COLUMN_NAME", of("TABLE_SCHEMA")),
    ].join("\nUNION ALL\n"),
} satisfies CatalogQuery;
