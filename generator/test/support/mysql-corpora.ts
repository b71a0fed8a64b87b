import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "vitest";
import { corpus } from "./corpora.ts";
import { createMysql, load, type MysqlServer } from "./mysql.ts";

/** The script that makes each schema, below the folder of MySQL's. */
const scripts = {
  chinook: "chinook/Chinook_MySql.sql",
  sakila: "sakila/sakila-mv-schema.sql",
  temporal: "temporal/temporal/schema.sql",
  "temporal's visibility": "temporal/visibility/schema.sql",
};
export type MysqlCorpus = keyof typeof scripts;
export const mysqlCorpora = Object.keys(scripts) as MysqlCorpus[];

/**
 * URL of a new database with a corpus in it, dropped when the test is over. Skips the test, saying why, where the corpus or the server is not
 * there, or has no words for it.
 */
export async function mysqlCorpus(context: TestContext, server: MysqlServer, name: MysqlCorpus): Promise<string> {
  const script = readFileSync(corpus(context, join("mysql", scripts[name])), "utf8");
  if (server === "mariadb" && /->>/.test(script)) context.skip("MariaDB has no -> for JSON");
  // Sakila's script names its database in what it makes.
  const url = await createMysql(context, server, name === "sakila" ? name : undefined);
  load(url, script.replace(/^(DROP|CREATE) (DATABASE|SCHEMA) .*;|^USE .*;/gim, ""));
  return url;
}
