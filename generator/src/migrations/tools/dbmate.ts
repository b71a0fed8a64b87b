import { marked } from "./marked.ts";
import { baseName } from "./tool.ts";

/** dbmate (pkg/dbmate/migration.go): markers at the beginning of a line; Go's `\s` are the blanks of ASCII. */
export const dbmate = marked({
  name: "dbmate",
  // pkg/driver/postgres/postgres.go, CreateMigrationsTable().
  keeps: [{ name: "schema_migrations", columns: "version varchar(128) PRIMARY KEY" }],
  // pkg/dbmate/db.go: migrationFileRegexp, of the folder itself; migration.go: ErrParseMissingUp, ErrParseUnexpectedStmt.
  isOne: /^\d+.*\.sql$/,
  named: "<number>_<name>.sql",
  up: "-- migrate:up",
  refuses: "dbmate ends with an error when it comes to it",
  refusesEarly: true,
  markers: {
    up: /^--[ \t]*migrate:up(?=[ \t\r\n]|$)/,
    down: /^--[ \t]*migrate:down(?:[ \t]+[^ \t\r\n]+)?[ \t\r]*$/,
    like: /^\s*--\s*migrate:/i,
    surely: /^--[ \t]*migrate:(up|down)( transaction: ?(true|false))?[ \t]*\r?$/,
  },
  noTransaction: /^--\s*migrate:up\b.*\btransaction:\s*false\b/im,
  // README, Migration Options; amacneil/dbmate#126: without a transaction of its own, a section is still one query.
  // dbmate (README, Usage): --strict; it knows a file by the digits that its name begins with.
  // schema_migrations has the version alone (pkg/driver): nothing tells that a file is another one now.
  history: {
    edited: {
      severity: "risky",
      does: "dbmate keeps no checksum, so it neither notices nor runs it again, and databases that ran it stay as they are",
    },
    removed: { severity: "risky", does: "dbmate does not notice, but can't roll it back where it has run" },
    early: {
      severity: "risky",
      does: "where that has run, dbmate runs this one after it, and refuses to with --strict",
    },
    clash: {
      severity: "breaking",
      does: "dbmate sees the two as one migration: where one has run, the other never does",
    },
  },
  versionOf: (path) => /^\d+/.exec(baseName(path))?.[0],
  transaction: ({ asksForNone, statements }) =>
    asksForNone && statements < 2
      ? "none"
      : {
          opens: asksForNone
            ? "dbmate sends a section as one query, whose statements share a transaction"
            : "dbmate opens a transaction for each file",
          instead: "Put it into a migration of its own, alone below -- migrate:up transaction:false.",
        },
});
