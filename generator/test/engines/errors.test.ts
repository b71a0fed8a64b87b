import { inspect } from "node:util";
import { describe, expect, type TestContext, test, vi } from "vitest";
import { engineOf } from "../../src/engines/registry.ts";
import { SchemalogError } from "../../src/errors.ts";
import { everything } from "../support/crawled.ts";
import { createDatabase, serverUrl, sqlOn, withDatabase } from "../support/postgres.ts";
import { listen, passTo } from "../support/wire.ts";

const canary = "canary-7f3a";

/** What a person sees of the crawl of `url`; the password is in no part of it. */
async function errorOf(url: string, options = everything): Promise<SchemalogError> {
  const error = await engineOf(url)
    .crawl(url, options)
    .then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
  expect(error).toBeInstanceOf(SchemalogError);
  const { message, hint, stack } = error as SchemalogError;
  expect([message, hint, stack, inspect(error, { depth: 10 }), JSON.stringify(error)].join("\n")).not.toContain(canary);
  return error as SchemalogError;
}

type Case = {
  name: string;
  url(context: TestContext): string | Promise<string>;
  exitCode: 2 | 3;
  message: RegExp;
  hint: RegExp;
};

const changed = (url: string, change: (url: URL) => void) => {
  const copy = new URL(url);
  copy.username = "postgres";
  copy.password = canary;
  change(copy);
  return copy.href;
};
const local = (port: number, query = "") => `postgresql://robin:${canary}@127.0.0.1:${port}/shop${query}`;

const cases: Case[] = [
  {
    name: "a port where nobody listens",
    url: () => local(1),
    exitCode: 3,
    message: /^database "shop" on 127\.0\.0\.1:1 as robin: nothing is listening there/,
    hint: /Check that the server is running/,
  },
  {
    name: "an unknown host",
    url: () => `postgresql://robin:${canary}@no.such.host.invalid/shop`,
    exitCode: 3,
    message: /no\.such\.host\.invalid:5432 as robin: the host name can't be resolved/,
    hint: /Check the host/,
  },
  {
    name: "a wrong password",
    url: (context) => changed(serverUrl(context), () => {}),
    exitCode: 3,
    message: /as postgres: the server rejected the login \(password authentication failed/,
    hint: /Check the user, the password/,
  },
  {
    name: "a role that is not there",
    url: (context) =>
      changed(serverUrl(context, "debianPostgres"), (url) => {
        url.username = "nobody";
      }),
    exitCode: 3,
    message: /as nobody: the server rejected the login \(role "nobody" does not exist\)/,
    hint: /Check the user, the password/,
  },
  {
    name: "a database that is not there",
    url: (context) => withDatabase(serverUrl(context), "no/such,one"),
    exitCode: 3,
    message: /^database "no\/such,one" on .*: there is no such database/,
    hint: /Check the database name/,
  },
  {
    name: "a server that accepts and says nothing",
    url: async () => local(await listen(() => {}), "?connect_timeout=1"),
    exitCode: 3,
    message: /the server did not answer in time/,
    hint: /connect_timeout/,
  },
  {
    name: "a server that hangs up",
    url: async () => local(await listen((socket) => socket.destroy())),
    exitCode: 3,
    message: /the connection was lost/,
    hint: /Try again/,
  },
  {
    name: "a server that is none of PostgreSQL",
    url: async () => local(await listen((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"))),
    exitCode: 3,
    message: /what answers there is not PostgreSQL/,
    hint: /Check the host and port/,
  },
  {
    name: "a server that is none, without TLS",
    url: async () => local(await listen((socket) => socket.end("SSH-2.0-OpenSSH_9.2\r\n")), "?sslmode=disable"),
    exitCode: 3,
    message: /what answers there is not PostgreSQL|the connection was lost/,
    hint: /Check the host and port|Try again/,
  },
  {
    name: "sslmode=require and a server without TLS",
    url: (context) => changed(serverUrl(context), (url) => url.searchParams.set("sslmode", "require")),
    exitCode: 3,
    message: /the server offers no TLS/,
    hint: /sslmode=disable/,
  },
  {
    name: "sslmode=verify-full and a server without TLS",
    url: (context) => changed(serverUrl(context), (url) => url.searchParams.set("sslmode", "verify-full")),
    exitCode: 3,
    message: /the server offers no TLS/,
    hint: /sslmode=disable/,
  },
  {
    name: "an sslmode that there is not",
    url: () => local(1, "?sslmode=allways"),
    exitCode: 2,
    message: /"allways" is not a valid sslmode/,
    hint: /disable, allow, prefer, require, verify-ca, verify-full/,
  },
  {
    name: "an sslrootcert that is not there",
    url: () => local(1, "?sslmode=verify-ca&sslrootcert=/no/such.pem"),
    exitCode: 2,
    message: /the connection URL is invalid: .*\/no\/such\.pem/,
    hint: /postgresql:\/\/user@host/,
  },
  {
    name: "a URL that is none",
    url: () => `postgresql://robin:${canary}@local host:99999999/shop`,
    exitCode: 2,
    message: /the connection URL is invalid/,
    hint: /%40 for @/,
  },
  {
    name: "a service that is not there",
    url: () => "postgresql:///?service=nowhere",
    exitCode: 2,
    message: /the connection service "nowhere" is not in/,
    hint: /PGSERVICEFILE/,
  },
  {
    name: "a socket that is not there",
    url: () => `postgresql://robin:${canary}@/shop?host=/no/such/folder`,
    exitCode: 3,
    message: /database "shop" on \/no\/such\/folder \(port 5432\) as robin: the socket can't be opened/,
    hint: /socket's folder/,
  },
];

test.for(cases)("$name", async ({ url, exitCode, message, hint }, context) => {
  vi.stubEnv("PGSERVICEFILE", "/no/such/service.conf");
  const error = await errorOf(await url(context));
  expect(error.message).toMatch(message);
  expect(error.hint).toMatch(hint);
  expect(error.exitCode).toBe(exitCode);
  vi.unstubAllEnvs();
});

describe("a server in trouble while it is read", () => {
  /** A database whose catalogs cannot be read to the end: to print a view the server locks what it reads. */
  async function locked(context: TestContext, whileLocked: (url: string) => Promise<void>) {
    const url = await createDatabase(context);
    await sqlOn(url, "CREATE TABLE t (id integer); CREATE VIEW v AS SELECT id FROM t");
    const { default: pg } = await import("pg");
    const holder = new pg.Client(url);
    await holder.connect();
    await holder.query("BEGIN; LOCK TABLE t IN ACCESS EXCLUSIVE MODE");
    await whileLocked(url).finally(() => holder.end());
  }

  test("a lock that is not to be had", (context) =>
    locked(context, async (url) => {
      const error = await errorOf(url, { ...everything, lockTimeout: 100 });
      expect(error).toMatchObject({ exitCode: 3, hint: expect.stringContaining("lock-timeout") });
      expect(error.message).toMatch(/a lock could not be acquired within the lock timeout/);
    }));

  test("a query that takes too long", (context) =>
    locked(context, async (url) => {
      const error = await errorOf(url, { ...everything, lockTimeout: 0, statementTimeout: 100 });
      expect(error).toMatchObject({ exitCode: 3, hint: expect.stringContaining("statement-timeout") });
      expect(error.message).toMatch(/longer than the statement timeout/);
    }));

  test("a connection that the server ends", (context) =>
    locked(context, async (url) => {
      const failure = errorOf(url);
      const end =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
      await vi.waitUntil(async () => (await sqlOn(url, end)).length > 0, { timeout: 5_000, interval: 50 });
      const error = await failure;
      expect(error).toMatchObject({ exitCode: 3, hint: expect.stringContaining("Try again") });
      expect(error.message).toMatch(/the server is shutting down/);
    }));

  test("a connection that is cut after some requests", async (context) => {
    const url = await createDatabase(context);
    let requests = 0;
    const port = await listen(
      passTo(url, (_, socket) => {
        requests += 1;
        if (requests === 6) socket.destroy();
      }),
    );
    const error = await errorOf(
      Object.assign(new URL(url), { port: String(port) }).href.replace("?", `?password=${canary}&`),
    );
    expect(error).toMatchObject({ exitCode: 3, hint: expect.stringContaining("Try again") });
    expect(error.message).toMatch(/the connection was lost/);
  });
});
