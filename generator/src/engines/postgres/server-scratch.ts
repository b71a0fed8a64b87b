import { randomBytes } from "node:crypto";
import type { Scratch } from "../engine.ts";
import { type Connection, connect, withConnection } from "./connection.ts";
import { parseConnectionString } from "./connection-string.ts";
import { crawlSession } from "./crawl.ts";
import { explain } from "./errors.ts";
import { observeStatements } from "./observe.ts";
import { refusePowerful } from "./powerful-role.ts";
import { toStatementError } from "./statement-error.ts";

type Rights = { superuser: boolean };

/**
 * A new database on the server at `url`, dropped on close. Throws SchemalogError when it cannot be made, or, where that is
 * not allowed, when what runs in it could leave it.
 */
export const serverScratch = (url: string, rights: Rights): Promise<Scratch> =>
  // template0: what a site adds to template1 is no part of what the migrations build.
  create(url, "template0", rights);

async function create(url: string, template: string, rights: Rights): Promise<Scratch> {
  const name = `schemalog_scratch_${randomBytes(6).toString("hex")}`;
  const execute = (sql: string) => withConnection(url, (connection) => connection.query(sql));
  await withConnection(url, async (connection) => {
    if (!rights.superuser) await refusePowerful(connection);
    await connection.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
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
      const copy = await create(url, name, rights);
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
    return await connect({ ...target, attempts });
  } catch (error) {
    throw explain(error, address, target.password);
  }
}
