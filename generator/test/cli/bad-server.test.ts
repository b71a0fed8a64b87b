import pg from "pg";
import { expect, onTestFinished, type TestContext, test } from "vitest";
import { writeSnapshot } from "../../src/store/snapshot/index.ts";
import { filesIn, folder, startSchemalog } from "../support/cli.ts";
import { proxied } from "../support/faulty-proxy.ts";
import { databaseOf, table } from "../support/history.ts";
import { createDatabase, serverUrl, sqlOn, withDatabase } from "../support/postgres.ts";

const canary = "c4n4ry/s3cret";
const role = `reader_${process.pid}`;

/** Crawls a database in a workspace that has a snapshot of it, other than the database is now. */
async function crawl(url: string, settings = "") {
  const cwd = folder({ "schemalog.yml": `connections:\n  app:\n    url: env:APP_URL\n${settings}` });
  await writeSnapshot(`${cwd}/schema-snapshots/app/snapshot`, databaseOf(table("notes", ["id integer"])));
  const before = filesIn(cwd);
  const result = await startSchemalog(cwd, ["crawl"], { env: { APP_URL: url } }).ended;
  return { ...result, isWhole: JSON.stringify(filesIn(cwd)) === JSON.stringify(before) };
}

/** One error and what to do, nothing else: no stack, no password; and the snapshot is as it was. */
function expectFailure(result: Awaited<ReturnType<typeof crawl>>, says: RegExp) {
  expect(result).toMatchObject({ exitCode: 3, stdout: "", isWhole: true });
  expect(result.stderr).toMatch(/^error: app: database "\w+" on 127\.0\.0\.1:\d+ as \w+: .+\n {2}\S.+\n$/);
  expect(result.stderr).toMatch(says);
  expect(decodeURIComponent(result.stderr)).not.toContain(canary);
}

/** A database with a table and a view. */
async function database(context: TestContext): Promise<string> {
  const url = await createDatabase(context);
  await sqlOn(url, "CREATE TABLE notes (id int PRIMARY KEY, body text); CREATE VIEW v AS SELECT id FROM notes");
  return url;
}

/** The URL of this database for a role that may log in, and no more. */
async function asReader(url: string, password = canary): Promise<string> {
  await sqlOn(url, `CREATE ROLE ${role} LOGIN PASSWORD '${canary}'`);
  onTestFinished(() => sqlOn(url, `DROP OWNED BY ${role}; DROP ROLE ${role}`).then(() => undefined));
  const changed = new URL(url);
  changed.username = role;
  changed.password = encodeURIComponent(password);
  return changed.href;
}

/** Keeps a catalog locked until the test is over. */
async function lock(url: string, catalog: string): Promise<string> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`BEGIN; LOCK TABLE ${catalog} IN ACCESS EXCLUSIVE MODE`);
  onTestFinished(() => client.end());
  return url;
}

type Case = { name: string; url(context: TestContext): Promise<string>; settings?: string; says: RegExp };

const cases: Case[] = [
  {
    name: "nothing is listening there",
    url: async () => `postgresql://reader:${encodeURIComponent(canary)}@127.0.0.1:1/shop`,
    says: /nothing is listening there \(.*\n {2}Check that the server is running/,
  },
  {
    name: "a wrong password",
    url: async (context) => asReader(await database(context), `${canary}-not`),
    says: /rejected the login \(password authentication failed.*\n {2}Check the user, the password/,
  },
  {
    name: "a database that is not there",
    url: async (context) => withDatabase(serverUrl(context), "nosuchdatabase"),
    says: /no such database \(.*\n {2}Check the database name/,
  },
  {
    name: "a role that may not connect",
    async url(context) {
      const url = await database(context);
      await sqlOn(url, `REVOKE CONNECT ON DATABASE ${new URL(url).pathname.slice(1)} FROM PUBLIC`);
      return asReader(url);
    },
    says: /lacks a privilege \(.*\n {2}.*GRANT CONNECT ON DATABASE/,
  },
  {
    name: "a role that may not read the catalogs",
    async url(context) {
      const url = await database(context);
      await sqlOn(url, "REVOKE SELECT ON pg_catalog.pg_attribute FROM PUBLIC");
      return asReader(url);
    },
    says: /no permission to read the catalogs.*\n {2}GRANT SELECT ON .*pg_attribute.* TO /,
  },
  {
    name: "a query that takes too long",
    url: async (context) => lock(await database(context), "pg_catalog.pg_description"),
    settings: "    statement-timeout: 300ms\n    lock-timeout: 10s\n",
    says: /statement timeout \(.*\n {2}Raise the connection's statement-timeout/,
  },
  {
    name: "a lock that is not to be had",
    url: async (context) => lock(await database(context), "pg_catalog.pg_description"),
    settings: "    lock-timeout: 300ms\n",
    says: /lock timeout \(.*\n {2}.*raise the connection's lock-timeout/,
  },
  {
    name: "a server that takes the connection and says nothing",
    url: async (context) =>
      `${(await proxied(serverUrl(context), { after: 0, what: "silence" })).url}?connect_timeout=1`,
    says: /did not answer in time \(.*\n {2}.*connect_timeout/,
  },
];

test.for(cases)("$name", async ({ url, settings, says }, context) => {
  expectFailure(await crawl(await url(context), settings), says);
});

test("a server that dies or falls silent in the middle, wherever that is", async (context) => {
  const url = await database(context);
  const { url: silent } = await proxied(url, { after: 3_000, what: "silence" });
  const patient = crawl(silent, "    statement-timeout: 500ms\n");
  const whole = await proxied(url);
  expect(await crawl(whole.url)).toMatchObject({ exitCode: 0, stderr: "", isWhole: false });
  const places = [0, 1, 100, 0.3 * whole.sent(), 0.6 * whole.sent(), 0.9 * whole.sent(), whole.sent() - 1];
  for (const after of places.map(Math.floor)) {
    const { url: cut } = await proxied(url, { after, what: "cut" });
    expectFailure(await crawl(cut), /connection was lost \(.*\n {2}Try again/);
  }
  expectFailure(await patient, /did not answer in time \(.*\n {2}Check the network/);
});
