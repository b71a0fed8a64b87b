import { marked } from "./marked.ts";
import { aroundFile } from "./tool.ts";

/** sql-migrate (sqlparse): markers at the beginning of a line, with one blank. */
export const sqlMigrate = marked({
  name: "sql-migrate",
  // migrate.go, getTableName(), MigrationRecord.
  keeps: [{ name: "gorp_migrations", columns: "id text NOT NULL PRIMARY KEY, applied_at timestamp with time zone" }],
  // migrate.go, findMigrations(): every `.sql` of the folder itself; sqlparse.go: "no Up/Down annotations found", "no matching".
  isOne: /\.sql$/,
  named: "<name>.sql",
  up: "-- +migrate Up",
  refuses: "sql-migrate ends with an error before it runs anything",
  refusesEarly: false,
  markers: {
    up: /^-- \+migrate[ \t]+Up(?=[ \t\r\n]|$)/,
    down: /^-- \+migrate[ \t]+Down(?=[ \t\r\n]|$)/,
    like: /^\s*--\s*\+migrate\b/i,
    surely: /^-- \+migrate (Up|Down|StatementBegin|StatementEnd)( notransaction)?[ ]*\r?$/,
  },
  dropsLines: /^-- /,
  endsAtLines: { begin: /^--\s*\+migrate\s+StatementBegin\b/, end: /^--\s*\+migrate\s+StatementEnd\b/ },
  noTransaction: /^--\s*\+migrate\s+Up\s+notransaction\b/im,
  // It knows a file by its whole name.
  versionOf: undefined,
  // README, Writing migrations: "notransaction".
  // sql-migrate (migrate.go, PlanMigration): what is missing runs first; what is not there any more is an error.
  history: {
    removed: { severity: "breaking", does: "sql-migrate ends with an error in databases that ran what is deleted" },
    early: { severity: "risky", does: "where that has run, this one runs after it" },
  },
  transaction: aroundFile("sql-migrate", "Write -- +migrate Up notransaction instead of -- +migrate Up."),
});
