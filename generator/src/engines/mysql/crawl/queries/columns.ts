import { type Is, number, oneOf, optional, row, text } from "../../../shape.ts";
import { isMysql } from "../../server.ts";
import type { CatalogQuery } from "./query.ts";

const columnRow = row({
  schema: text,
  table: text,
  name: text,
  position: number,
  /** MySQL: a text without quotes, unless `extra` says that it is an expression. MariaDB: SQL. */
  default: optional(text),
  nullable: oneOf("YES", "NO"),
  type: text,
  collation: optional(text),
  /** `auto_increment`, `VIRTUAL GENERATED`, `DEFAULT_GENERATED on update CURRENT_TIMESTAMP`, `INVISIBLE`, … */
  extra: text,
  comment: text,
  generation: optional(text),
  srid: optional(number),
});
export type ColumnRow = Is<typeof columnRow>;

export const columns = {
  row: columnRow,
  sql: (server, of) => `
SELECT TABLE_SCHEMA AS \`schema\`, TABLE_NAME AS \`table\`, COLUMN_NAME AS name, ORDINAL_POSITION AS position,
  COLUMN_DEFAULT AS \`default\`, IS_NULLABLE AS nullable, COLUMN_TYPE AS type, COLLATION_NAME AS collation, EXTRA AS extra,
  COLUMN_COMMENT AS comment, NULLIF(GENERATION_EXPRESSION, '') AS generation${isMysql(server, 80_000) ? ", SRS_ID AS srid" : ""}
FROM information_schema.COLUMNS WHERE ${of("TABLE_SCHEMA")}
ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION`,
} satisfies CatalogQuery;
