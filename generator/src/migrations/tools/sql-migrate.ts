import { marked } from "./marked.ts";
import { aroundFile } from "./tool.ts";

/** sql-migrate (sqlparse): markers at the beginning of a line, with one blank. */
export const sqlMigrate = marked({
  name: "sql-migrate",
  markers: {
    up: /^-- \+migrate[ \t]+Up(?=[ \t\r\n]|$)/,
    down: /^-- \+migrate[ \t]+Down(?=[ \t\r\n]|$)/,
    like: /^\s*--\s*\+migrate\b/i,
    surely: /^-- \+migrate (Up|Down|StatementBegin|StatementEnd)( notransaction)?[ ]*\r?$/,
  },
  dropsLines: /^-- /,
  endsAtLines: { begin: /^--\s*\+migrate\s+StatementBegin\b/, end: /^--\s*\+migrate\s+StatementEnd\b/ },
  noTransaction: /^--\s*\+migrate\s+Up\s+notransaction\b/im,
  // README, Writing migrations: "notransaction".
  transaction: aroundFile("sql-migrate", "Write -- +migrate Up notransaction instead of -- +migrate Up."),
});
