import { naturally } from "../order.ts";
import { baseName, isSql, leadingNumber, type SourceFile, type Tool } from "./tool.ts";
import { passedOver, refuses, topmost } from "./trouble.ts";

const isOne = (path: string) => /^\d+_.*\.sql$/.test(baseName(path));
const isDown = (path: string) => /\.down\.sql$/.test(path);
const isUp = ({ path }: SourceFile) => isOne(path) && !isDown(path);

/**
 * sqlx (sqlx-core/src/migrate/source.rs): `<version>_<name>.sql`, or `.up.sql` and `.down.sql`, of one folder. Others call their
 * files so, too: it is told by the crate's dependencies.
 */
export const sqlx: Tool = {
  name: "sqlx",
  // sqlx-postgres/src/migrate.rs, ensure_migrations_table().
  keeps: [
    {
      name: "_sqlx_migrations",
      columns:
        "version bigint PRIMARY KEY, description text NOT NULL, installed_on timestamp with time zone NOT NULL DEFAULT now(), success boolean NOT NULL, checksum bytea NOT NULL, execution_time bigint NOT NULL",
    },
  ],
  around: ["Cargo.toml", "go.mod"],
  knows(files, around) {
    const manifest = around.find(({ path }) => /(Cargo\.toml|go\.mod)$/.test(path));
    return /^[ \t]*sqlx\b|^\[.*dependencies\.sqlx\]/m.test(manifest?.text ?? "") && files.some(isUp);
  },
  choose: (files) => topmost(files.filter(isUp)).sort((a, b) => naturally(a.path, b.path)),
  hasChecksums: true,
  // migrator.rs: VersionMismatch, VersionMissing; it runs what is missing in order.
  history: {
    edited: { severity: "breaking", does: "sqlx refuses to migrate databases that ran it" },
    removed: { severity: "breaking", does: "sqlx refuses to migrate databases that ran what is deleted" },
    early: { severity: "risky", does: "where that has run, sqlx runs this one after it" },
    clash: { severity: "breaking", does: "sqlx ends with an error at the second of them" },
  },
  versionOf: leadingNumber,
  // migration.rs: the text begins so; sqlx-postgres/src/migrate.rs, apply(): a file is one query all the same.
  noTransaction: /^-- no-transaction/,
  transaction: ({ asksForNone, statements }) =>
    asksForNone && statements < 2
      ? "none"
      : {
          opens: asksForNone
            ? "sqlx sends a file as one query, whose statements share a transaction"
            : "sqlx opens a transaction for each file",
          instead:
            "Put it into a migration of its own, with no other statement, and write -- no-transaction at its very beginning.",
        },
  leavesOut: isDown,
  troubles: (files, chosen) => [
    ...passedOver("sqlx", {
      ...{ chosen, isOne, named: "<number>_<name>.sql" },
      looksLike: files.filter((file) => isSql(file) && !isDown(file.path) && /^\d/.test(baseName(file.path))),
    }),
    // source.rs: `parts[0].parse()?`
    ...files
      .filter(({ path }) => !path.includes("/") && /^[^_]*\D[^_]*_.*\.sql$/.test(path))
      .map(({ path }) =>
        refuses({
          ...{ path, why: "has a name that does not begin with a number and an underscore" },
          does: "sqlx ends with an error before it runs anything",
          instead: "Call it <number>_<name>.sql, or move it to another folder.",
        }),
      ),
  ],
};
