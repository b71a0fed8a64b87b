import { randomBytes } from "node:crypto";
import { SchemalogError } from "../errors.ts";
import { Interrupted, whileOpen } from "../store/runs/interrupt.ts";
import { type Crawl, type CrawlOptions, type Shadow, StatementError } from "./engine.ts";
import { defaultLimits, type ShadowLimits } from "./shadow-limits.ts";

/** What the databases of shadows are called: nobody else's are. */
export const shadowName = /^schemalog_shadow_[0-9a-f]{12}$/;

/** What a connection does with the statements of migrations, and tells of them. */
export type Following = Pick<Shadow, "run" | "observe" | "identify">;

/** A server that gives shadows databases of their own; `C` is a connection to one. Each may throw the driver's error. */
export type DatabaseServer<C extends { close(): Promise<void> }> = {
  /** Makes a database. Until what it returns is closed, or this process is no more, no other run takes it for one that was left. */
  create(database: string): Promise<{ close(): Promise<void> }>;
  /** Drops a database, whatever runs in it. */
  drop(database: string): Promise<unknown>;
  connect(database: string, options?: CrawlOptions): Promise<C>;
  crawl(connection: C, options: CrawlOptions): Promise<Crawl>;
  /** Throws StatementError for what the server refuses. */
  follow(connection: C, database: string): Following;
  explain(error: unknown, database: string): SchemalogError;
  /** Drops accounts and roles that were made on the way: they are the server's, and would outlive the database. */
  dropRoles?(connection: C, names: string[]): Promise<void>;
};

type Times = Pick<ShadowLimits, "statement" | "total">;

/**
 * A shadow in a database that is made for it, and dropped on close; `ran` is what makes an equal one, for a server in use copies none.
 * Throws SchemalogError where it can't be made.
 */
export async function databaseShadow<C extends { close(): Promise<void> }>(
  server: DatabaseServer<C>,
  limits: Times = defaultLimits,
  ran: string[] = [],
): Promise<Shadow> {
  const name = `schemalog_shadow_${randomBytes(6).toString("hex")}`;
  const closed = whileOpen();
  let keeper: { close(): Promise<void> } | undefined;
  const drop = async () => {
    await keeper?.close();
    await server.drop(name).finally(closed);
  };
  let connection: C | undefined;
  let following: Following;
  let left = limits.total;
  let isStopped = false;
  /** What runs past its time is ended with the database. */
  const within = async (run: () => Promise<void>) => {
    const began = performance.now();
    const [limit, time] =
      limits.statement <= left ? (["statement", limits.statement] as const) : (["total", left] as const);
    const { promise: stopped, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      isStopped = true;
      reject(past(limit, limits[limit]));
    }, time);
    const running = run();
    running.catch(() => undefined);
    try {
      await Promise.race([running, stopped]);
    } finally {
      clearTimeout(timer);
      left -= performance.now() - began;
    }
  };
  try {
    keeper = await server.create(name);
    connection = await server.connect(name);
    following = server.follow(connection, name);
    for (const sql of ran) await within(() => following.run(sql));
  } catch (error) {
    await connection?.close();
    await drop();
    throw error instanceof Interrupted || error instanceof SchemalogError ? error : server.explain(error, name);
  }
  const run = async (sql: string) => {
    await within(() => following.run(sql));
    ran.push(sql);
  };
  return {
    ...following,
    run,
    async runEach(statements, done) {
      for (const { sql } of statements) {
        await run(sql);
        done([]);
      }
    },
    async crawl(options) {
      // A connection of its own: that of the migrations has their settings.
      const own = await server.connect(name, options);
      try {
        return await server.crawl(own, options);
      } finally {
        await own.close();
      }
    },
    fork: () => databaseShadow(server, limits, [...ran]),
    async close(roles = []) {
      if (!isStopped) await server.dropRoles?.(connection, [...roles]);
      await connection.close();
      await drop();
    },
  };
}

const past = (limit: keyof Times, time: number) =>
  new StatementError(
    `stopped after ${time / 1_000} s, the time limit for ${limit === "statement" ? "one statement" : "all statements together"} on the shadow server`,
    { fatal: { hint: `If it needs more, raise the connection's limit in schemalog.yml: limits: { ${limit}: … }` } },
  );
