import type { ConnectionConfiguration, Connection as Driver } from "tedious";
import { throwIfInterrupted, whileOpen } from "../../store/runs/interrupt.ts";
import type { CrawlOptions } from "../engine.ts";
import { whileConnected } from "../while-connected.ts";
import { parseConnectionString, type Target } from "./connection-string.ts";
import { entraToken } from "./entra.ts";
import { explain } from "./errors.ts";
import type { Server } from "./server.ts";

/** A value of a row: numbers that JavaScript can't hold come as texts. */
export type Row = Record<string, string | number | boolean | null>;

/** One connection to a database. */
export type Session = {
  server: Server;
  /** Rows of one batch. */
  query(sql: string): Promise<Row[]>;
};

export type Connection = Session & {
  /** As query(), for what ends something: an interrupt does not keep it from beginning. */
  finish(sql: string): Promise<Row[]>;
  close(): Promise<void>;
};

type Limits = Pick<CrawlOptions, "statementTimeout" | "namedBy">;

/** Runs `work` on a connection to a database. Throws SchemalogError (exit code 3) for whatever goes wrong there. */
export function withConnection<T>(
  url: string,
  limits: Limits,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const target = parseConnectionString(url);
  const explained = (error: unknown) => explain(error, target.address, target.password);
  return whileConnected(() => connect(target, limits), work, explained);
}

/** Which server answers, and what the login may see of the database (sys.databases shows everyone the one that is open). */
const question = `
SELECT CAST(SERVERPROPERTY('ProductVersion') AS nvarchar(128)) AS version, CAST(SERVERPROPERTY('EngineEdition') AS int) AS edition,
  DB_NAME() AS name, d.collation_name AS collation,
  HAS_PERMS_BY_NAME(QUOTENAME(DB_NAME()), 'DATABASE', 'VIEW DEFINITION') AS sees
FROM sys.databases d WHERE d.name = DB_NAME()`;

/** Milliseconds that the server may take to cancel a statement, and then to say so. */
const cancelling = 3_000;
const patience = 2 * cancelling;

/** Connects, to another database than the target's where one is given. Throws the driver's error. */
export async function connect(target: Target, limits: Limits, database = target.address.database): Promise<Connection> {
  const { Connection, Request } = await import("tedious");
  const driver: Driver = new Connection(await configuration(target, limits, database));
  // A server that dies between two queries says so here; the query that follows fails with the same error.
  driver.on("error", () => undefined);
  // Of a login that fails, the driver's own error has the words alone, which are in the server's language.
  let number: number | undefined;
  driver.on("errorMessage", (message) => {
    number = message.number;
  });
  await new Promise<void>((resolve, reject) => {
    driver.connect((error) =>
      error ? reject(number === undefined ? error : Object.assign(error, { number })) : resolve(),
    );
  });
  const finish = (sql: string) =>
    new Promise<Row[]>((resolve, reject) => {
      const rows: Row[] = [];
      // The driver waits for the first packet of an answer only so long, and for the others for ever.
      const timer = setTimeout(() => {
        reject(Object.assign(new Error("the answer broke off"), { code: "ESILENT" }));
        driver.close();
      }, limits.statementTimeout + patience);
      if (limits.statementTimeout === 0) clearTimeout(timer);
      const request = new Request(sql, (error) => {
        clearTimeout(timer);
        if (error) reject(error);
        else resolve(rows);
      });
      request.on("row", (values: { metadata: { colName: string }; value: Row[string] }[]) => {
        rows.push(Object.fromEntries(values.map(({ metadata, value }) => [metadata.colName, value])));
      });
      driver.execSqlBatch(request);
    });
  const query: Session["query"] = async (sql) => {
    throwIfInterrupted();
    try {
      return await finish(sql);
    } catch (error) {
      throwIfInterrupted();
      throw error;
    }
  };
  const closed = whileOpen(() => driver.close());
  const close = async () => {
    driver.close();
    closed();
  };
  try {
    const [row] = await finish(question);
    return { server: serverOf(row ?? {}), query, finish, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const serverOf = ({ version, edition, name, collation, sees }: Row): Server => ({
  version: Number.parseInt(String(version), 10),
  edition: Number(edition),
  database: String(name),
  collation: typeof collation === "string" ? collation : undefined,
  seesDefinitions: Number(sees) === 1,
});

async function configuration(
  target: Target,
  { statementTimeout, namedBy }: Limits,
  database: string,
): Promise<ConnectionConfiguration> {
  const { host, port, instance, user: userName } = target.address;
  const authentication: NonNullable<ConnectionConfiguration["authentication"]> =
    target.login === "sql"
      ? { type: "default", options: { userName, password: target.password } }
      : { type: "azure-active-directory-access-token", options: { token: await entraToken(target, namedBy) } };
  return {
    server: host,
    authentication,
    options: {
      ...(instance === undefined ? { port } : { instanceName: instance }),
      ...(database !== "" && { database }),
      ...{ encrypt: target.encrypt, trustServerCertificate: target.trustServerCertificate },
      ...(target.hostNameInCertificate !== undefined && { serverName: target.hostNameInCertificate }),
      ...(target.ca !== undefined && { cryptoCredentialsDetails: { ca: target.ca } }),
      ...{ multiSubnetFailover: target.multiSubnetFailover, readOnlyIntent: target.readOnlyIntent },
      ...{ connectTimeout: target.connectTimeout, requestTimeout: statementTimeout, cancelTimeout: cancelling },
      ...{ appName: "schemalog", maxRetriesOnTransientErrors: 0, useUTC: true },
    },
  };
}
