import { randomBytes } from "node:crypto";
import type { Scratch } from "../engine.ts";
import { type Connection, connect, withConnection } from "./connection.ts";
import { parseConnectionString } from "./connection-string.ts";
import { crawlSession } from "./crawl.ts";
import { explain } from "./errors.ts";
import { observeStatements } from "./observe.ts";
import { toStatementError } from "./statement-error.ts";

/** A new database on the server at `url`, dropped on close. Throws SchemalogError when it cannot be made. */
export const serverScratch = (url: string): Promise<Scratch> =>
  // template0: what a site adds to template1 is no part of what the migrations build.
  create(url, "template0");

async function create(url: string, template: string): Promise<Scratch> {
  const name = `schemalog_scratch_${randomBytes(6).toString("hex")}`;
  const execute = (sql: string) => withConnection(url, (connection) => connection.query(sql));
  await execute(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  let connection: Connection;
  try {
    connection = await connectTo(url, name);
  } catch (error) {
    await execute(`DROP DATABASE IF EXISTS ${name}`);
    throw error;
  }
  const run = async (sql: string) => {
    try {
      await connection.query(sql);
    } catch (error) {
      throw toStatementError(error);
    }
  };
  return {
    run,
    crawl: (options) => crawlSession(connection, options),
    observe: () => observeStatements(run, (listener) => connection.listen(listener)),
    async fork() {
      // A database that is copied must have no session (manual, 22.3 Template Databases).
      await connection.close();
      const copy = await create(url, name);
      connection = await connectTo(url, name);
      return copy;
    },
    async close() {
      await connection.close();
      await execute(`DROP DATABASE IF EXISTS ${name}`);
    },
  };
}

async function connectTo(url: string, database: string): Promise<Connection> {
  const target = parseConnectionString(url, process.env);
  const attempts = target.attempts.map((attempt) => ({ ...attempt, database }));
  const address = { ...target.address, database };
  try {
    return await connect({ address, attempts });
  } catch (error) {
    throw explain(error, address, attempts[0]?.password);
  }
}
