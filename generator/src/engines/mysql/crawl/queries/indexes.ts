import { type Is, number, oneOf, optional, row, text } from "../../../shape.ts";
import { isMariadb, isMysql } from "../../server.ts";
import type { CatalogQuery } from "./query.ts";

/** One part of the key of an index. */
const indexRow = row({
  schema: text,
  table: text,
  name: text,
  position: number,
  not_unique: number,
  column: optional(text),
  /** D: descending. */
  collation: optional(text),
  length: optional(number),
  type: text,
  comment: text,
  /** MySQL. Escaped as a text within a text. */
  expression: optional(text),
  visible: oneOf("YES", "NO"),
});
export type IndexRow = Is<typeof indexRow>;

export const indexes = {
  row: indexRow,
  sql: (server, of) => `
SELECT TABLE_SCHEMA AS \`schema\`, TABLE_NAME AS \`table\`, INDEX_NAME AS name, SEQ_IN_INDEX AS position, NON_UNIQUE AS not_unique,
  COLUMN_NAME AS \`column\`, COLLATION AS collation, SUB_PART AS length, INDEX_TYPE AS type, INDEX_COMMENT AS comment,
  ${isMysql(server, 80_013) ? "EXPRESSION" : "NULL"} AS expression,
  ${isMysql(server, 80_000) ? "IS_VISIBLE" : isMariadb(server, 100_600) ? "IF(IGNORED = 'YES', 'NO', 'YES')" : "'YES'"} AS visible
FROM information_schema.STATISTICS WHERE ${of("TABLE_SCHEMA")}
ORDER BY TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX`,
} satisfies CatalogQuery;
