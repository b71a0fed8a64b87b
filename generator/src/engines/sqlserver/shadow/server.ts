import { randomBytes } from "node:crypto";
import { SchemalogError } from "../../../errors.ts";
import { Interrupted, whileOpen } from "../../../store/runs/interrupt.ts";
import type { Shadow } from "../../engine.ts";
import { type Connection, connect, withConnection } from "../connection.ts";
import { parseConnectionString } from "../connection-string.ts";
import { crawlSession } from "../crawl/crawl.ts";
import { codeOf, explain } from "../errors.ts";
import { type Observation, observe } from "./observe.ts";
import { refusePowerful } from "./powerful-login.ts";
import { toStatementError } from "./statement-error.ts";

const isOurs = /^schemalog_shadow_[0-9a-f]{12}$/;
/** A session is in the database. */
const inUse = "3702";
/** A migration takes as long as it takes. */
const limits = { statementTimeout: 0 };

/**
 * A new database on the server at `url`, dropped on close; those of runs that were killed go first. Throws SchemalogError when
 * it can't be made, or, where that is not allowed, when what runs in it could leave it.
 */
export async function serverShadow(url: string | undefined, superuser: boolean): Promise<Shadow> {
  if (url === undefined) {
    throw new SchemalogError("migrations for SQL Server need a server to run on: none can be embedded", {
      exitCode: 2,
      hint: "Name one that may be written to, such as a service container of CI: `shadow: env:SHADOW_DATABASE_URL`.",
    });
  }
  await withConnection(url, limits, async (connection) => {
    if (!superuser) await refusePowerful(connection);
    await dropLeftovers(connection);
  });
  return create(url, []);
}

/** `ran` is what makes an equal database: a server in use copies none. */
async function create(url: string, ran: string[]): Promise<Shadow> {
  const name = `schemalog_shadow_${randomBytes(6).toString("hex")}`;
  const target = parseConnectionString(url);
  const closed = whileOpen();
  const drop = () => withConnection(url, limits, (connection) => dropDatabase(connection, name)).finally(closed);
  let observed: Observation | undefined;
  let connection: Connection;
  try {
    await withConnection(url, limits, ({ query }) => query(`CREATE DATABASE ${name}`));
    connection = await connect(target, limits, name);
    for (const sql of ran) await connection.query(sql);
  } catch (error) {
    await drop();
    throw error instanceof Interrupted || error instanceof SchemalogError
      ? error
      : explain(error, { ...target.address, database: name }, target.password);
  }
  const run = async (sql: string) => {
    try {
      await connection.query(sql);
    } catch (error) {
      throw error instanceof Interrupted ? error : toStatementError(error, sql, name);
    }
    ran.push(sql);
    observed?.ran(sql);
  };
  return {
    run,
    async runEach(statements, done) {
      for (const { sql } of statements) {
        await run(sql);
        done([]);
      }
    },
    async crawl(options) {
      // A connection of its own: that of the migrations has their settings.
      const own = await connect(target, options, name);
      try {
        return await crawlSession(own, options);
      } finally {
        await own.close();
      }
    },
    async observe() {
      observed = observe(() => {
        observed = undefined;
      });
      return observed.observer;
    },
    fork: () => create(url, [...ran]),
    async close() {
      await connection.close();
      await drop();
    },
  };
}

/** Whoever is still in it, such as the session that was closed just now, is sent away (not in Azure SQL Database, where nobody need be). */
async function dropDatabase({ finish }: Pick<Connection, "finish">, name: string): Promise<void> {
  try {
    await finish(`DROP DATABASE IF EXISTS ${name}`);
  } catch (error) {
    if (codeOf(error) !== inUse) throw error;
    await finish(`ALTER DATABASE ${name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE IF EXISTS ${name}`);
  }
}

/** Drops what runs left that were killed; the server refuses it where a session is in one. The name is ours, so nothing of anybody's is in it. */
async function dropLeftovers({ query }: Connection): Promise<void> {
  const rows = await query("SELECT d.name FROM sys.databases d");
  for (const { name } of rows) {
    if (typeof name !== "string" || !isOurs.test(name)) continue;
    await query(`DROP DATABASE IF EXISTS ${name}`).catch((error: unknown) => {
      if (error instanceof Interrupted) throw error;
    });
  }
}
