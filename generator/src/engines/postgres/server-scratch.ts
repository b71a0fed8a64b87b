import { randomBytes } from "node:crypto";
import type { Scratch } from "../engine.ts";
import { type Connection, connect, withConnection } from "./connection.ts";
import { parseConnectionString } from "./connection-string.ts";
import { crawlSession } from "./crawl.ts";
import { explain } from "./errors.ts";
import { toStatementError } from "./statement-error.ts";

/** A new database on the server at `url`, dropped on close. Throws SchemalogError when it cannot be made. */
export async function serverScratch(url: string): Promise<Scratch> {
  const name = `schemalog_scratch_${randomBytes(6).toString("hex")}`;
  const execute = (sql: string) => withConnection(url, (connection) => connection.query(sql));
  // template0: what a site adds to template1 is no part of what the migrations build.
  await execute(`CREATE DATABASE ${name} TEMPLATE template0`);
  const target = parseConnectionString(url, process.env);
  const attempts = target.attempts.map((attempt) => ({ ...attempt, database: name }));
  const address = { ...target.address, database: name };
  let connection: Connection;
  try {
    connection = await connect({ address, attempts });
  } catch (error) {
    await execute(`DROP DATABASE IF EXISTS ${name}`);
    throw explain(error, address, attempts[0]?.password);
  }
  return {
    async run(sql) {
      try {
        await connection.query(sql);
      } catch (error) {
        throw toStatementError(error);
      }
    },
    crawl: (options) => crawlSession(connection, options),
    async close() {
      await connection.close();
      await execute(`DROP DATABASE IF EXISTS ${name}`);
    },
  };
}
