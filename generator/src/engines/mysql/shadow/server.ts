import { randomBytes } from "node:crypto";
import { mariadbFlavour, mysqlFlavour } from "../../../core/dialects/mysql/lexer.ts";
import { type ReadWords, reader } from "../../../core/dialects/mysql/words.ts";
import { SchemalogError } from "../../../errors.ts";
import { Interrupted, whileOpen } from "../../../store/runs/interrupt.ts";
import { type Shadow, StatementError } from "../../engine.ts";
import { type Connection, connect, withConnection } from "../connection.ts";
import { parseConnectionString } from "../connection-string.ts";
import { crawlSession } from "../crawl/crawl.ts";
import { explain } from "../errors.ts";
import { identities } from "./identities.ts";
import { runMeasured } from "./measure.ts";
import { type Observation, observe } from "./observe.ts";
import { trackOrigins } from "./origins.ts";

/**
 * A new database on the server at `url`, dropped on close; those of runs that were killed go first. Throws SchemalogError when
 * it can't be made.
 */
export async function serverShadow(url: string | undefined): Promise<Shadow> {
  if (url === undefined) {
    throw new SchemalogError("migrations for MySQL and MariaDB need a server to run on: none can be embedded", {
      exitCode: 2,
      hint: "Name one that may be written to, such as a service container of CI: `shadow: env:SHADOW_DATABASE_URL`.",
    });
  }
  await withConnection(url, dropLeftovers);
  return create(url, []);
}

/** `ran` is what makes an equal database: the server copies none. */
async function create(url: string, ran: string[]): Promise<Shadow> {
  const name = `schemalog_shadow_${randomBytes(6).toString("hex")}`;
  const target = parseConnectionString(url);
  const closed = whileOpen();
  const drop = () => withConnection(url, ({ finish }) => finish(`DROP DATABASE IF EXISTS ${name}`)).finally(closed);
  const origins = trackOrigins();
  let observed: Observation | undefined;
  let connection: Connection;
  let read: ReadWords;
  try {
    await withConnection(url, ({ query }) => query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`));
    connection = await connect(target, name);
    read = reader(connection.server.product === "mariadb" ? mariadbFlavour : mysqlFlavour);
    for (const sql of ran) {
      await connection.query(sql);
      origins.follow(read(sql));
    }
  } catch (error) {
    await drop();
    throw error instanceof Interrupted || error instanceof SchemalogError
      ? error
      : explain(error, { ...target.address, database: name }, target.password);
  }
  const run = async (sql: string) => {
    const words = read(sql);
    try {
      if (observed) observed.ran(await runMeasured(sql, words, connection.server, connection.query));
      else await connection.query(sql);
    } catch (error) {
      throw error instanceof Interrupted ? error : toStatementError(error, name);
    }
    ran.push(sql);
    origins.follow(words);
    observed?.followed(words);
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
      const own = await connect(target, name);
      try {
        return await crawlSession(own, options);
      } finally {
        await own.close();
      }
    },
    identify: (options) => identities(connection, origins, options),
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

/** A driver's error about a statement; the name of the database is ours, and another one each time. */
function toStatementError(error: unknown, name: string): StatementError {
  const { message = String(error), errno } = error as { message?: string; errno?: number };
  const shown = message.replaceAll(`${name}.`, "").replaceAll(`\`${name}\`.`, "");
  return new StatementError(shown, { code: errno === undefined ? undefined : String(errno), cause: error });
}

/** Drops what runs left that were killed: no session is in it. The name is ours, so nothing of anybody's is in it. */
async function dropLeftovers({ query }: Connection): Promise<void> {
  const left = await query(`SELECT SCHEMA_NAME AS name FROM information_schema.SCHEMATA s
    WHERE SCHEMA_NAME REGEXP '^schemalog_shadow_[0-9a-f]{12}$'
      AND NOT EXISTS (SELECT 1 FROM information_schema.PROCESSLIST p WHERE p.DB = s.SCHEMA_NAME)`);
  for (const { name } of left) {
    await query(`DROP DATABASE IF EXISTS ${name}`).catch((error: unknown) => {
      if (error instanceof Interrupted) throw error;
    });
  }
}
