import type { Client, ClientConfig } from "pg";
import { SchemalogError } from "../../errors.ts";
import { throwIfInterrupted, whileOpen } from "../../store/runs/interrupt.ts";
import type { NamedBy } from "../engine.ts";
import { whileConnected } from "../while-connected.ts";
import { cancelQuery } from "./cancel.ts";
import { parseConnectionString, type Target } from "./connection-string.ts";
import { explain } from "./errors.ts";
import type { Session } from "./session.ts";

export type Connection = Session & {
  /** As query(), for what ends something: an interrupt neither keeps it from beginning nor stops it. */
  finish(sql: string): Promise<Record<string, unknown>[]>;
  /** From now on this hears the messages that the server sends beside answers. */
  listen(hear: ((message: string) => void) | undefined): void;
  close(): Promise<void>;
};

/**
 * Runs `work` on a connection to a server; with `patience` (milliseconds) it gives a server up that answers a query with
 * nothing for so long. To one that is named by a file alone goes no secret of this machine. Throws SchemalogError (exit code 3) for whatever goes wrong there.
 */
export async function withConnection<T>(
  url: string,
  work: (connection: Connection) => Promise<T>,
  { patience, namedBy }: { patience?: number; namedBy?: NamedBy | undefined } = {},
): Promise<T> {
  const target = parseConnectionString(url, process.env, namedBy);
  const attempts = target.attempts.map((attempt) => ({ ...attempt, query_timeout: patience }));
  const explained = (error: unknown) => explain(error, target.address, target.password);
  return whileConnected(() => connect({ ...target, attempts }), work, explained);
}

/** Connects. Throws the driver's error. */
export async function connect({ attempts }: Target): Promise<Connection> {
  let refusal: unknown;
  for (const attempt of attempts) {
    try {
      return await open(attempt);
    } catch (error) {
      if (!isAboutEncryption(error)) throw error;
      // That no password may be sent says more than that there is no TLS.
      if (refusal === undefined || error instanceof SchemalogError) refusal = error;
    }
  }
  throw refusal;
}

const isAboutEncryption = (error: unknown) =>
  error instanceof SchemalogError ||
  (error instanceof Error && /does not support SSL|no encryption|SSL off|SSL encryption/i.test(error.message));

/** How long a server may take to hang up, once it was told goodbye (milliseconds). */
const farewell = 3_000;

/** Ends a connection, whether the server hangs up or not. */
async function leave(client: Client): Promise<void> {
  const { stream } = (client as unknown as { connection: { stream: { destroy(): void } } }).connection;
  const timer = setTimeout(() => stream.destroy(), farewell);
  await client.end().catch(() => {});
  clearTimeout(timer);
}

async function open(config: ClientConfig): Promise<Connection> {
  const { default: pg } = await import("pg");
  const client = new pg.Client(config);
  // A server that dies between two queries says so here; the query that follows fails with the same error.
  let lost: Error | undefined;
  client.on("error", (error) => {
    lost ??= error;
  });
  try {
    await client.connect();
  } catch (error) {
    await leave(client);
    throw error;
  }
  let hear: ((message: string) => void) | undefined;
  client.on("notice", ({ message = "" }) => hear?.(message));
  const finish = async (sql: string) => {
    if (lost) throw lost;
    const results = [await client.query(sql)].flat();
    return results.findLast(({ fields }) => fields.length > 0)?.rows ?? [];
  };
  let waiting = 0;
  const query = async (sql: string) => {
    throwIfInterrupted();
    waiting += 1;
    try {
      return await finish(sql);
    } catch (error) {
      throwIfInterrupted();
      throw error;
    } finally {
      waiting -= 1;
    }
  };
  const closed = whileOpen(() => {
    if (waiting > 0) cancelQuery(client);
  });
  const close = () => leave(client).finally(closed);
  const [row] = await finish(
    "SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding",
  );
  return {
    version: Number(row?.version),
    anyBytes: row?.encoding === "SQL_ASCII",
    query,
    finish,
    another: () => open(config),
    listen(listener) {
      hear = listener;
    },
    close,
  };
}
