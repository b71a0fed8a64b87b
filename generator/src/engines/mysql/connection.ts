import { setTimeout as sleep } from "node:timers/promises";
import type { Connection as Driver } from "mysql2/promise";
import { throwIfInterrupted, whileOpen } from "../../store/runs/interrupt.ts";
import type { CrawlOptions } from "../engine.ts";
import { whileConnected } from "../while-connected.ts";
import { parseConnectionString, type Target } from "./connection-string.ts";
import { explain } from "./errors.ts";
import { type Server, serverOf } from "./server.ts";

/** A value of a row: numbers that JavaScript can't hold, dates and the like come as texts. */
export type Row = Record<string, string | number | null>;

/** One connection to a server. */
export type Session = {
  server: Server;
  /** The database that the URL names; absent: all are meant. */
  database?: string | undefined;
  /** Rows of one statement; `values` stand for its question marks. */
  query(sql: string, values?: (string | number)[]): Promise<Row[]>;
};

export type Connection = Session & {
  /** As query(), for what ends something: an interrupt does not keep it from beginning. */
  finish: Session["query"];
  close(): Promise<void>;
};

/** Milliseconds that a statement may take, as the server is told; absent: for ever. */
type Limits = Partial<Pick<CrawlOptions, "statementTimeout">>;

/** Runs `work` on a connection to a server. Throws SchemalogError (exit code 3) for whatever goes wrong there. */
export function withConnection<T>(
  url: string,
  work: (connection: Connection) => Promise<T>,
  limits: Limits = {},
): Promise<T> {
  const target = parseConnectionString(url);
  const explained = (error: unknown) => explain(error, target.address, target.password);
  return whileConnected(() => connect(target, target.address.database, limits), work, explained);
}

/** Connects to a database. Throws the driver's error. */
export async function connect(target: Target, database: string, limits: Limits = {}): Promise<Connection> {
  let refusal: unknown;
  for (const ssl of target.attempts) {
    try {
      return await open(target, database, ssl, limits);
    } catch (error) {
      if ((error as { code?: string }).code !== "HANDSHAKE_NO_SSL_SUPPORT") throw error;
      refusal = error;
    }
  }
  throw refusal;
}

/** Any server, or whoever stands before it, may ask for the password as it is; with TLS, some ways to log in need that. */
const refuseClearText = () => async () => {
  throw new Error("it asks for the password in clear text over a connection without TLS");
};

/** Milliseconds that a server may take to hang up, once it was told goodbye, and to say that a statement took too long. */
const farewell = 3_000;

async function open(
  target: Target,
  database: string,
  ssl: Target["attempts"][number],
  { statementTimeout }: Limits,
): Promise<Connection> {
  const { createConnection } = await import("mysql2/promise");
  const { host, port, user } = target.address;
  const driver: Driver = await createConnection({
    ...{ host, port, user, password: target.password, database: database || undefined },
    ...{ ssl, connectTimeout: target.connectTimeout, charset: "utf8mb4" },
    ...{ dateStrings: true, supportBigNumbers: true, bigNumberStrings: false },
    // What is not asked for must not be given: LOCAL INFILE lets a server read files of this machine.
    flags: ["-LOCAL_FILES"],
    ...(ssl === undefined && { authPlugins: { mysql_clear_password: refuseClearText } }),
  } as Parameters<typeof createConnection>[0]);
  // A server that dies between two queries says so here; the query that follows fails with the same error.
  driver.on("error", () => undefined);
  // The driver lets go of a connection without a word to what waits for an answer on it.
  const { promise: hungUp, reject } = Promise.withResolvers<never>();
  hungUp.catch(() => undefined);
  let isHungUp = false;
  const hangUp = () => {
    isHungUp = true;
    driver.destroy();
    reject(Object.assign(new Error("the connection was closed"), { code: "PROTOCOL_CONNECTION_LOST" }));
  };
  // One that is gone without a word would be waited for.
  const timeout = statementTimeout === undefined ? undefined : statementTimeout + farewell;
  const finish: Session["query"] = async (sql, values = []) => {
    const [rows] = await Promise.race([driver.query({ sql, values, ...(timeout && { timeout }) }), hungUp]);
    return Array.isArray(rows) ? (rows as Row[]) : [];
  };
  const query: Session["query"] = async (sql, values) => {
    throwIfInterrupted();
    try {
      return await finish(sql, values);
    } catch (error) {
      throwIfInterrupted();
      throw error;
    }
  };
  const closed = whileOpen(hangUp);
  const close = async () => {
    // The driver says goodbye behind the query that runs, and waits for ever where it can't.
    const goodbye = isHungUp ? undefined : driver.end().catch(() => undefined);
    await Promise.race([goodbye, sleep(farewell, undefined, { ref: false })]);
    hangUp();
    closed();
  };
  try {
    const [row] = await finish("SELECT VERSION() AS version");
    return { server: serverOf(String(row?.version)), database: database || undefined, query, finish, close };
  } catch (error) {
    await close();
    throw error;
  }
}
