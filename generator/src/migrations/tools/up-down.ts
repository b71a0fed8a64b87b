import { naturally } from "../order.ts";
import { baseName, isSql, type SourceFile, type Tool } from "./tool.ts";

const up = /(^|[.-])up\.sql$/i;

/** Tools that keep a file for each way: golang-migrate and sqlx (`1_x.up.sql`), Diesel and Hasura (`1_x/up.sql`), db-migrate (`1-x-up.sql`). */
export const upDown: Tool = {
  name: "up and down files",
  knows: (files) => files.some(isUp),
  choose: (files) => files.filter(isUp).sort((a, b) => naturally(a.path, b.path)),
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
