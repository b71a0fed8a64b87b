import { SchemalogError } from "../../../errors.ts";
import { Interrupted } from "../../../store/runs/interrupt.ts";
import { type DatabaseServer, databaseShadow, shadowName } from "../../database-shadow.ts";
import type { Shadow } from "../../engine.ts";
import type { ShadowLimits } from "../../shadow-limits.ts";
import { type Connection, connect, withConnection } from "../connection.ts";
import { parseConnectionString } from "../connection-string.ts";
import { crawlSession } from "../crawl/crawl.ts";
import { codeOf, explain } from "../errors.ts";
import { isAzureDatabase } from "../server.ts";
import { type Observation, observe } from "./observe.ts";
import { refusePowerful } from "./powerful-login.ts";
import { toStatementError } from "./statement-error.ts";

/** A session is in the database. */
const inUse = "3702";
/** How long a migration may take is counted by itself. */
const unlimited = { statementTimeout: 0 };

/**
 * A new database on the server at `url`, dropped on close; those of runs that were killed go first. Throws SchemalogError when
 * it can't be made, or, where that is not allowed, when what runs in it could leave it.
 */
export async function serverShadow(
  url: string | undefined,
  superuser: boolean,
  limits?: ShadowLimits | undefined,
): Promise<Shadow> {
  if (url === undefined) {
    throw new SchemalogError("migrations for SQL Server need a server to run on: none can be embedded", {
      exitCode: 2,
      hint: "Name one that may be written to, such as a service container of CI: `shadow: env:SHADOW_DATABASE_URL`.",
    });
  }
  await withConnection(url, unlimited, async (connection) => {
    if (!superuser) await refusePowerful(connection);
    await dropLeftovers(connection);
  });
  return databaseShadow(shadowsOn(url), limits);
}

function shadowsOn(url: string): DatabaseServer<Connection> {
  const target = parseConnectionString(url);
  return {
    async create(name) {
      const keeper = await connect(target, unlimited);
      try {
        await keeper.query(`CREATE DATABASE ${name}`);
        // The server drops none that a session is in.
        if (!isAzureDatabase(keeper.server)) await keeper.query(`USE ${name}`);
        return keeper;
      } catch (error) {
        await keeper.close();
        throw error;
      }
    },
    drop: (name) => withConnection(url, unlimited, (connection) => dropDatabase(connection, name)),
    connect: (name, options) => connect(target, options ?? unlimited, name),
    crawl: crawlSession,
    explain: (error, database) => explain(error, { ...target.address, database }, target.password),
    follow(connection, name) {
      let observed: Observation | undefined;
      return {
        async run(sql) {
          try {
            await connection.query(sql);
          } catch (error) {
            throw error instanceof Interrupted ? error : toStatementError(error, sql, name);
          }
          observed?.ran(sql);
        },
        async observe() {
          observed = observe(() => {
            observed = undefined;
          });
          return observed.observer;
        },
      };
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
    if (typeof name !== "string" || !shadowName.test(name)) continue;
    await query(`DROP DATABASE IF EXISTS ${name}`).catch((error: unknown) => {
      if (error instanceof Interrupted) throw error;
    });
  }
}
