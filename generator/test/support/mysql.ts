import { execFileSync } from "node:child_process";
import { createConnection } from "mysql2/promise";
import { inject, onTestFinished, type TestContext } from "vitest";
import { withDatabase } from "./postgres.ts";

export type MysqlServer = "mariadb" | "mysql";
export const mysqlServers: MysqlServer[] = ["mariadb", "mysql"];

/** The URL of a server, without a database; skips the test, saying why, where it is not there. */
export function mysqlUrl(context: TestContext, server: MysqlServer): string {
  const { url, missing } = inject(server);
  if (url === undefined) context.skip(missing ?? `${server} is not there`);
  return url as string;
}

/** Runs statements on a database; the rows of the last. */
export async function mysqlOn(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const connection = await createConnection({ uri: url, multipleStatements: true });
  try {
    const [results] = await connection.query(sql);
    const last = Array.isArray(results) && Array.isArray(results.at(-1)) ? results.at(-1) : results;
    return Array.isArray(last) ? (last as Record<string, unknown>[]) : [];
  } finally {
    await connection.end();
  }
}

let made = 0;

/** A new database, dropped when the test is over. Returns its URL. */
export async function createMysql(context: TestContext, server: MysqlServer, name?: string): Promise<string> {
  const url = mysqlUrl(context, server);
  made += 1;
  const database = name ?? `test_${process.pid}_${made}`;
  const quoted = `\`${database.replaceAll("`", "``")}\``;
  await mysqlOn(url, `DROP DATABASE IF EXISTS ${quoted}; CREATE DATABASE ${quoted} COLLATE utf8mb4_general_ci`);
  onTestFinished(async () => {
    await mysqlOn(url, `DROP DATABASE IF EXISTS ${quoted}`);
  });
  return withDatabase(url, database);
}

const clientArgs = (url: string): string[] => {
  const { hostname, port, username, pathname } = new URL(url);
  return [`-h${hostname}`, `-P${port}`, `-u${username}`, decodeURIComponent(pathname.slice(1))];
};

/** Runs a script as people do, with the client that knows DELIMITER; `schema` is what the script calls its database. */
export const load = (url: string, script: string): void => {
  execFileSync("mariadb", ["--no-defaults", "--default-character-set=utf8mb4", ...clientArgs(url)], { input: script });
};

/** The structure of a database as the program of MariaDB writes it, which speaks to MySQL, too. */
export const dumpOf = (url: string): string => {
  const what = ["--no-data", "--routines", "--triggers", "--events", "--skip-comments", "--no-tablespaces"];
  return execFileSync("mariadb-dump", ["--no-defaults", ...what, ...clientArgs(url)], { encoding: "utf8" });
};
