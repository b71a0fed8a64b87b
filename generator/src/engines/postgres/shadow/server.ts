import { randomBytes } from "node:crypto";
import { SchemalogError } from "../../../errors.ts";
import { Interrupted, whileOpen } from "../../../store/runs/interrupt.ts";
import type { Shadow } from "../../engine.ts";
import { type Connection, connect, withConnection } from "../connection.ts";
import { parseConnectionString } from "../connection-string.ts";
import { crawlSession } from "../crawl/crawl.ts";
import { identities } from "../crawl/identities.ts";
import { explain } from "../errors.ts";
import { observeStatements } from "./observe.ts";
import { refusePowerful } from "./powerful-role.ts";
import { toStatementError } from "./statement-error.ts";

type Rights = { superuser: boolean };

/**
 * A new database on the server at `url`, dropped on close; those of runs that were killed go first. Throws SchemalogError when
 * it cannot be made, or, where that is not allowed, when what runs in it could leave it.
 */
export async function serverShadow(url: string, { superuser }: Rights): Promise<Shadow> {
  await withConnection(url, async (connection) => {
    if (!superuser) await refusePowerful(connection);
    await dropLeftovers(connection);
  });
  // template0: what a site adds to template1 is no part of what the migrations build.
  return create(url, "template0");
}

async function create(url: string, template: string): Promise<Shadow> {
  const name = `schemalog_shadow_${randomBytes(6).toString("hex")}`;
  const closed = whileOpen();
  const drop = () => withConnection(url, ({ finish }) => finish(`DROP DATABASE IF EXISTS ${name}`)).finally(closed);
  let connection: Connection;
  try {
    connection = await inUse(url, name, async (other) => {
      await other.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
      return connectTo(url, name);
    });
  } catch (error) {
    await drop();
    throw error;
  }
  const query = async (sql: string, isProbe = false) => {
    try {
      return await connection.query(sql);
    } catch (error) {
      throw error instanceof Interrupted ? error : toStatementError(error, isProbe);
    }
  };
  return {
    run: async (sql) => void (await query(sql)),
    async runEach(statements, ran) {
      for (const { sql, before, probe } of statements) {
        if (before !== undefined) await query(before);
        await query(sql);
        ran(probe === undefined ? [] : await query(probe, true));
      }
    },
    crawl: (options) => crawlSession(connection, options),
    identify: (options) => identities(connection, options),
    observe: () => observeStatements({ query }, (listener) => connection.listen(listener)),
    fork: () =>
      inUse(url, name, async () => {
        // A database that is copied must have no session (manual, 22.3 Template Databases).
        await connection.close();
        const copy = await create(url, name);
        connection = await connectTo(url, name);
        return copy;
      }),
    async close(roles = []) {
      await dropRoles(connection, roles);
      await connection.close();
      await drop();
    },
  };
}

/** Runs `work` while a session says that a database is in use, which may have none of its own. */
async function inUse<T>(url: string, name: string, work: (other: Connection) => Promise<T>): Promise<T> {
  const other = await connectTo(url);
  try {
    await other.query(`SET application_name = '${name}'`);
    return await work(other);
  } catch (error) {
    throw explained(error, url);
  } finally {
    await other.close();
  }
}

/**
 * Drops what runs of this role left that were killed: no session is in it, nor says that it is in use. The name is ours, so
 * nothing of anybody's is in it; and a database with a session is one that the server does not drop.
 */
async function dropLeftovers({ query }: Connection): Promise<void> {
  const left = await query(`SELECT d.datname AS name FROM pg_catalog.pg_database d
    WHERE d.datname ~ '^schemalog_shadow_[0-9a-f]{12}$' AND d.datdba = current_user::regrole AND NOT EXISTS (
      SELECT FROM pg_catalog.pg_stat_activity a WHERE d.datname IN (a.datname, a.application_name))`);
  for (const { name } of left) {
    await query(`DROP DATABASE IF EXISTS ${name}`).catch((error: unknown) => {
      if (error instanceof Interrupted) throw error;
    });
  }
}

/** Drops roles and all that is theirs in this database: on a server they would outlive it. */
async function dropRoles({ finish }: Connection, roles: Iterable<string>): Promise<void> {
  // Another run may need a role, or it may be gone already: nothing to do about it.
  const attempt = (sql: string) => finish(sql).catch(() => undefined);
  await attempt("ROLLBACK");
  await attempt("DISCARD ALL");
  for (const role of [...roles].reverse()) {
    const name = `"${role.replaceAll('"', '""')}"`;
    await attempt(`DROP OWNED BY ${name} CASCADE`);
    await attempt(`DROP ROLE ${name}`);
  }
}

async function connectTo(url: string, database?: string): Promise<Connection> {
  const target = parseConnectionString(url, process.env);
  const attempts = target.attempts.map((attempt) => (database === undefined ? attempt : { ...attempt, database }));
  try {
    return await connect({ ...target, attempts });
  } catch (error) {
    throw explained(error, url, database);
  }
}

/** What went wrong with a server, in words; what has them already stays. */
function explained(error: unknown, url: string, database?: string): unknown {
  if (error instanceof Interrupted || error instanceof SchemalogError) return error;
  const { address, password } = parseConnectionString(url, process.env);
  return explain(error, database === undefined ? address : { ...address, database }, password);
}
