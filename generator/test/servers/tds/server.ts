// A server that speaks TDS 7.4 as far as a driver needs to log in and ask for rows: what a crawl says to it is what it would say to SQL
// Server, and the catalog views of a SQLite answer. It is for tests alone.
import { createServer, type Socket } from "node:net";
import type { Database } from "./database.ts";
import { kinds, type Message, messagesOf, packetsOf } from "./packets.ts";
import { cancelled, columnsOf, done, failed, loginAccepted, prelogin, rowOf } from "./replies.ts";
import { batchOf, loginOf, statementOf } from "./requests.ts";

export type Options = {
  databases: Database[];
  /** What CREATE DATABASE makes, where it may; statements then run in it as far as its `load()` understands them. */
  make?(name: string): Database & { load(script: string): unknown };
  /** By user; without any, everybody may come in. */
  passwords?: Record<string, string>;
  /** Hears of each batch. */
  onBatch?(sql: string): void;
  /** After how many packets of the reply to such a batch the connection is reset; how long such a batch takes (ms). */
  resets?: { batch: RegExp; after: number };
  delays?: { batch: RegExp; for: number };
  /** An error for such a batch. */
  fails?: { batch: RegExp; number: number; message: string };
};

/** Listens on a free port of this machine. */
export async function startServer(options: Options): Promise<{ port: number; stop(): Promise<void> }> {
  const sockets = new Set<Socket>();
  introduce(options.databases);
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    serve(socket, options).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as { port: number }).port,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function serve(socket: Socket, options: Options): Promise<void> {
  let database: Database | undefined;
  const send = (...tokens: Buffer[]) => {
    for (const packet of packetsOf(Buffer.concat(tokens))) socket.write(packet);
  };
  for await (const message of messagesOf(socket)) {
    if (message.kind === kinds.prelogin) send(prelogin());
    else if (message.kind === kinds.login) {
      const { user, password, database: name } = loginOf(message.data);
      database = options.databases.find((one) => one.name.toLowerCase() === name.toLowerCase());
      if (options.passwords && options.passwords[user] !== password) {
        send(failed({ number: 18456, message: `Login failed for user '${user}'.`, class: 14 }), done(undefined, true));
        return void socket.end();
      }
      if (database === undefined) {
        const text = `Cannot open database "${name}" requested by the login. The login failed.`;
        send(failed({ number: 4060, message: text, class: 11 }), done(undefined, true));
        return void socket.end();
      }
      send(loginAccepted(database.name));
    } else if (message.kind === kinds.attention) send(cancelled());
    else if (database !== undefined) await answer(socket, message, database, options);
  }
}

async function answer(socket: Socket, message: Message, database: Database, options: Options): Promise<void> {
  const sql = message.kind === kinds.batch ? batchOf(message.data) : (statementOf(message.data) ?? "");
  const end = message.kind === kinds.rpc ? 0xfe : 0xfd;
  options.onBatch?.(sql);
  const { resets, delays, fails } = options;
  if (delays?.batch.test(sql)) await new Promise((resolve) => setTimeout(resolve, delays.for));
  const tokens = fails?.batch.test(sql)
    ? [failed(fails), done(undefined, true, end)]
    : reply(sql, database, end, options);
  for (const [at, packet] of packetsOf(Buffer.concat(tokens)).entries()) {
    if (resets?.batch.test(sql) && at >= resets.after) return void socket.resetAndDestroy();
    socket.write(packet);
  }
}

/** Settings of a session change nothing here, and no batch is run in another database than that of the login. */
function reply(sql: string, database: Database, end: number, options: Options): Buffer[] {
  if (/^\s*(SET|USE)\b/i.test(sql)) return [done(undefined, false, end)];
  try {
    if (options.make && !/^\s*SELECT\b/i.test(sql)) {
      define(sql, database, options);
      return [done(undefined, false, end)];
    }
    const { columns, rows } = database.query(sql);
    return [columnsOf(columns), ...rows.map((row) => rowOf(columns, row)), done(rows.length, false, end)];
  } catch (error) {
    return [failed({ number: 102, message: (error as Error).message }), done(undefined, true, end)];
  }
}

function define(sql: string, database: Database, { databases, make }: Options): void {
  const [, verb, name = ""] = /^\s*(CREATE|DROP) DATABASE (?:IF EXISTS )?(\w+)/i.exec(sql) ?? [];
  const at = databases.findIndex((one) => one.name === name);
  if (verb === undefined) (database as ReturnType<NonNullable<typeof make>>).load(sql);
  else if (/create/i.test(verb) && make) databases.push(make(name));
  else if (at !== -1) databases.splice(at, 1);
  introduce(databases);
}

function introduce(databases: Database[]): void {
  for (const one of databases) one.know(databases.map((other) => other.name));
}
