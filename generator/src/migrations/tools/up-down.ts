import { naturally } from "../order.ts";
import { baseName, folderOf, isSql, type SourceFile, type Tool, withoutZeros } from "./tool.ts";

const up = /(^|[.-])up\.sql$/i;

/** Tools that keep a file for each way: golang-migrate and sqlx (`1_x.up.sql`), Diesel and Hasura (`1_x/up.sql`), db-migrate (`1-x-up.sql`). */
export const upDown: Tool = {
  name: "up and down files",
  knows: (files) => files.some(isUp),
  choose: (files) => files.filter(isUp).sort((a, b) => naturally(a.path, b.path)),
  // golang-migrate (source/migration.go: "duplicate migration file"; FAQ: it knows the last version alone); sqlx and Diesel know all of them.
  history: {
    edited: {
      severity: "risky",
      does: "golang-migrate and Diesel don't run it again, and sqlx refuses to migrate databases that ran it",
    },
    removed: {
      severity: "risky",
      does: "its changes remain where it has run, and sqlx refuses to migrate such databases",
    },
    early: {
      severity: "breaking",
      does: "where that has run, golang-migrate never runs this one, and sqlx and Diesel run it after that",
    },
    clash: { severity: "breaking", does: "golang-migrate refuses both, and others run one of the two only" },
  },
  versionOf(path) {
    const name = baseName(path) === "up.sql" ? baseName(folderOf(path).slice(0, -1)) : baseName(path);
    return withoutZeros(/^\d+(-\d+)*/.exec(name)?.[0]);
  },
  /**
   * golang-migrate (golang-migrate/migrate#284), and all of the others where they open no transaction themselves (diesel_migrations,
   * Transactions; sqlx, `-- no-transaction`), send a file as one query. Whether a single statement is in one depends on the tool.
   */
  transaction: ({ statements }) =>
    statements < 2
      ? undefined
      : {
          opens: "Tools with up and down files send a file as one query, whose statements share a transaction",
          instead:
            "Put it into a migration of its own, with no other statement; with sqlx, write -- no-transaction into its first line, and with Diesel, run_in_transaction = false into its metadata.toml.",
        },
  // golang-migrate takes the first `.up.` for the way, whatever follows.
  leavesOut: (path) => /(^|[.-])down\.sql$/i.test(baseName(path)) && !/\.up\./i.test(baseName(path)),
};

const isUp = (file: SourceFile) => isSql(file) && up.test(baseName(file.path));
