import pg from "pg";
import type { TestContext } from "vitest";
import { splitStatements } from "../../src/core/dialects/postgres/statements.ts";
import { corpus } from "./corpora.ts";
import { type ServerName, serverUrl, withDatabase } from "./postgres.ts";
import { type PostgresCorpus, scriptsOf } from "./postgres-corpora.ts";

/** Runs a corpus by `execute`; a lenient one statement by statement, passing over those that fail. */
export async function loadCorpus(
  { lenient }: PostgresCorpus,
  path: string,
  execute: (sql: string) => Promise<unknown>,
): Promise<void> {
  for (const script of scriptsOf(path)) {
    if (!lenient) await execute(script);
    else for (const { sql } of splitStatements(script).statements) await execute(sql).catch(() => {});
  }
}

/**
 * URL of a database with a corpus in it. All tests of a run share it: they only read. Skips the test, saying why, where the
 * corpus or the server is not there, or the server is too old for it.
 */
export async function corpusDatabase(context: TestContext, item: PostgresCorpus, server: ServerName): Promise<string> {
  if (item.since18 && server !== "postgres18") context.skip("needs PostgreSQL 18: uuidv7() and virtual columns");
  const path = corpus(context, item.path);
  const url = serverUrl(context, server);
  const name = item.database ?? `corpus ${item.name}`;
  const keeper = new pg.Client(url);
  await keeper.connect();
  try {
    // One test file loads it, the others wait for that.
    await keeper.query("SELECT pg_advisory_lock(1)");
    const { rowCount } = await keeper.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await load(keeper, name, withDatabase(url, name), item, path);
  } finally {
    await keeper.end();
  }
  return withDatabase(url, name);
}

async function load(keeper: pg.Client, name: string, url: string, item: PostgresCorpus, path: string): Promise<void> {
  await keeper.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE template0`);
  const client = new pg.Client(url);
  try {
    await client.connect();
    await loadCorpus(item, path, (sql) => client.query(sql));
    await client.end();
  } catch (error) {
    await client.end();
    await keeper.query(`DROP DATABASE ${pg.escapeIdentifier(name)}`);
    throw error;
  }
}
