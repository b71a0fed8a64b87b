import { mariadbFlavour, mysqlFlavour } from "../../../core/dialects/mysql/lexer.ts";
import { reader } from "../../../core/dialects/mysql/words.ts";
import { SchemalogError } from "../../../errors.ts";
import { Interrupted } from "../../../store/runs/interrupt.ts";
import { type DatabaseServer, databaseShadow } from "../../database-shadow.ts";
import { type Shadow, StatementError } from "../../engine.ts";
import type { ShadowLimits } from "../../shadow-limits.ts";
import { type Connection, connect, withConnection } from "../connection.ts";
import { parseConnectionString } from "../connection-string.ts";
import { crawlSession } from "../crawl/crawl.ts";
import { explain } from "../errors.ts";
import { accountsOf, dropAccounts, dropDatabase, dropLeftovers } from "./drop.ts";
import { identities } from "./identities.ts";
import { runMeasured } from "./measure.ts";
import { type Observation, observe } from "./observe.ts";
import { trackOrigins } from "./origins.ts";
import { refusePowerful } from "./powerful-account.ts";

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
    throw new SchemalogError("migrations for MySQL and MariaDB need a server to run on: none can be embedded", {
      exitCode: 2,
      hint: "Name one that may be written to, such as a service container of CI: `shadow: env:SHADOW_DATABASE_URL`.",
    });
  }
  const accounts = await withConnection(url, async (connection) => {
    if (!superuser) await refusePowerful(connection);
    await dropLeftovers(connection);
    return accountsOf(connection);
  });
  return databaseShadow(shadowsOn(url, accounts), limits);
}

/** Seconds for which a session may wait that holds the lock of a database. */
const longestRun = 86_400;

function shadowsOn(url: string, accounts: ReadonlySet<string>): DatabaseServer<Connection> {
  const target = parseConnectionString(url);
  return {
    async create(name) {
      const keeper = await connect(target, "");
      try {
        await keeper.query(`SET SESSION wait_timeout = ${longestRun}`);
        await keeper.query("DO GET_LOCK(?, 0)", [name]);
        await keeper.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
        return keeper;
      } catch (error) {
        await keeper.close();
        throw error;
      }
    },
    drop: (name) => withConnection(url, ({ finish }) => dropDatabase(finish, name)),
    connect: (name, options) => connect(target, name, options),
    crawl: crawlSession,
    dropRoles: (connection, names) => dropAccounts(connection, names, accounts),
    explain: (error, database) => explain(error, { ...target.address, database }, target.password),
    follow(connection, name) {
      const read = reader(connection.server.product === "mariadb" ? mariadbFlavour : mysqlFlavour);
      const origins = trackOrigins();
      let observed: Observation | undefined;
      return {
        async run(sql) {
          const words = read(sql);
          try {
            if (observed) observed.ran(await runMeasured(sql, words, connection.server, connection.query));
            else await connection.query(sql);
          } catch (error) {
            throw error instanceof Interrupted ? error : toStatementError(error, name);
          }
          origins.follow(words);
          observed?.followed(words);
        },
        identify: (options) => identities(connection, origins, options),
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

/** A driver's error about a statement; the name of the database is ours, and another one each time. */
function toStatementError(error: unknown, name: string): StatementError {
  const { message = String(error), errno } = error as { message?: string; errno?: number };
  const shown = message.replaceAll(`${name}.`, "").replaceAll(`\`${name}\`.`, "");
  return new StatementError(shown, { code: errno === undefined ? undefined : String(errno), cause: error });
}
