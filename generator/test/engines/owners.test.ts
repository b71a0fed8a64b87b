import { expect, onTestFinished, type TestContext, test } from "vitest";
import type { Database } from "../../src/core/model/database.ts";
import { engineOf } from "../../src/engines/registry.ts";
import { keepUnread } from "../../src/record/keep-unread.ts";
import { crawlUrl } from "../../src/sources/crawl-connection.ts";
import { connectionConfig } from "../../src/workspace/config.ts";
import { connectionOf } from "../../src/workspace/workspace.ts";
import { changesBetween, crawl, everything, filesOf } from "../support/crawled.ts";
import { docsOf } from "../support/docs.ts";
import { createDatabase, type ServerName, serverUrl, sqlOn } from "../support/postgres.ts";

const ddl = `
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id serial PRIMARY KEY, day date) PARTITION BY LIST (id);
CREATE TABLE shop.orders_1 PARTITION OF shop.orders FOR VALUES IN (1);
CREATE VIEW shop.seen AS SELECT id FROM shop.orders;
CREATE MATERIALIZED VIEW shop.stored AS SELECT id FROM shop.orders;
CREATE SEQUENCE shop.numbers;
CREATE TYPE shop.mood AS ENUM ('sad');
CREATE DOMAIN shop.positive AS integer;
CREATE TYPE shop.pair AS (a integer);
CREATE TYPE shop.span AS RANGE (SUBTYPE = integer);
CREATE FUNCTION shop.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION shop.on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER told ON ddl_command_end EXECUTE FUNCTION shop.on_ddl();
CREATE COLLATION shop.plain FROM "C";
CREATE CAST (shop.pair AS text) WITH INOUT;
CREATE FOREIGN DATA WRAPPER elsewhere;
CREATE SERVER far FOREIGN DATA WRAPPER elsewhere;
CREATE PUBLICATION news FOR TABLE shop.orders;`;

let made = 0;

/** A database of a role of its own, in which another one has a few things. */
async function owned(context: TestContext, server: ServerName) {
  const url = await createDatabase(context, server);
  const [owner, app] = ["owner", "app"].map((name) => `${name}_${process.pid}_${++made}`) as [string, string];
  await sqlOn(url, `CREATE ROLE ${owner} SUPERUSER; CREATE ROLE ${app}`);
  onTestFinished(async () => {
    const others = serverUrl(context, server);
    await sqlOn(others, `DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
    await sqlOn(others, `DROP ROLE ${owner}, ${app}`);
  });
  await sqlOn(
    url,
    `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I OWNER TO ${owner}', current_database()); END $$; SET ROLE ${owner}; ${ddl}
    ALTER TABLE shop.orders OWNER TO ${app}; ALTER TYPE shop.mood OWNER TO ${app};`,
  );
  return { url, owner, app };
}

const withOwners = { ...everything, owners: true };

/** Names and owners, the latter by what they are here. */
const ownersIn = (database: Database, names: Record<string, string>): string[] => {
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { name = "the database", owner } = value as { name?: string; owner?: string };
    if (owner !== undefined) found.push(`${name}: ${names[owner] ?? owner}`);
    for (const part of Object.values(value)) look(part);
  };
  look(database);
  return found.sort();
};

for (const server of ["postgres18", "debianPostgres"] as const) {
  test(`owners are told where somebody asks for them, and nothing else changes (${server})`, async (context) => {
    const { url, owner, app } = await owned(context, server);
    const { database } = await engineOf(url).crawl(url, withOwners);
    expect(ownersIn(database, { [owner]: "owner", [app]: "app" })).toEqual([
      "collation shop.plain: owner",
      "f: owner",
      "far: owner",
      "foreign data wrapper elsewhere: owner",
      "mood: app",
      "news: owner",
      "numbers: owner",
      "on_ddl: owner",
      "orders: app",
      "orders_1: owner",
      "pair: owner",
      "positive: owner",
      "public: pg_database_owner",
      "seen: owner",
      "shop: owner",
      "span: owner",
      "stored: owner",
      "the database: owner",
      "told: owner",
    ]);
    const without = JSON.parse(JSON.stringify(database, (key, value) => (key === "owner" ? undefined : value)));
    expect(filesOf(without)).toEqual(filesOf(await crawl(url)));
  });
}

test("an owner that only one side tells is no change", async (context) => {
  const { url, owner, app } = await owned(context, "postgres18");
  const { database: before } = await engineOf(url).crawl(url, withOwners);
  expect(changesBetween(await crawl(url), before)).toEqual([]);
  await sqlOn(
    url,
    `ALTER TABLE shop.orders OWNER TO ${owner}; ALTER TABLE shop.orders_1 OWNER TO ${app};
    DO $$ BEGIN EXECUTE format('ALTER DATABASE %I OWNER TO ${app}', current_database()); END $$`,
  );
  const { database: after } = await engineOf(url).crawl(url, withOwners);
  expect(changesBetween(before, after)).toEqual([
    "database database: owner",
    "table shop.orders: owner",
    "partition orders_1 on shop.orders: owner",
  ]);
  expect(changesBetween(before, await crawl(url))).toEqual([]);
});

test("pages tell whose a thing is", async (context) => {
  const { url, owner, app } = await owned(context, "postgres18");
  const { database } = await engineOf(url).crawl(url, withOwners);
  const pages = docsOf(database);
  expect([...pages].find(([path]) => path.endsWith("orders.md"))?.[1]).toContain(
    `| \`${app}\` | everything, as its owner |`,
  );
  const first = pages.get("README.md") ?? [...pages.keys()].join();
  expect(first).toContain(`| \`${owner}\` | everything, as its owner |`);
});

test("where migrations say what there is, no owner is told", async (context) => {
  const { url } = await owned(context, "postgres18");
  const of = (more: object) => connectionOf("/workspace", "shop", connectionConfig.parse({ owners: true, ...more }));
  const [live, built] = [await crawlUrl(url, of({}), {}), await crawlUrl(url, of({ migrations: "db" }), {})];
  expect(ownersIn(live.database, {})).not.toEqual([]);
  expect(ownersIn(built.database, {})).toEqual([]);
});

test("owners that may not be read stand as they were known", async (context) => {
  const { url } = await owned(context, "postgres18");
  const { database: whole } = await engineOf(url).crawl(url, withOwners);
  const role = `blind_${process.pid}`;
  await sqlOn(url, `CREATE ROLE ${role} LOGIN PASSWORD 'x'; REVOKE EXECUTE ON FUNCTION pg_get_userbyid FROM PUBLIC`);
  onTestFinished(() => sqlOn(url, `DROP ROLE ${role}`).then(() => undefined));
  const blind = Object.assign(new URL(url), { username: role, password: "x" }).href;
  const reading = await engineOf(blind).crawl(blind, withOwners);
  expect(reading.unreadFacts).toContain("owner");
  expect(ownersIn(reading.database, {})).toEqual([]);
  expect(filesOf(keepUnread(reading, whole))).toEqual(filesOf(whole));
});
