import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postgres } from "../../src/core/dialects/postgres/index.ts";
import type { Engine } from "../../src/engines/engine.ts";
import { buildDatabase, buildPair, MigrationError, migrationsOf, unjudged } from "../../src/migrations/index.ts";
import { tools } from "../../src/migrations/tools/index.ts";
import { crawlUrl } from "../../src/sources/crawl-connection.ts";
import { startTimings } from "../../src/timings.ts";
import { connectionConfig } from "../../src/workspace/config.ts";
import { connectionOf } from "../../src/workspace/index.ts";
import { folder } from "../support/cli.ts";
import { serverUrl } from "../support/postgres.ts";
import { buildOptions as options, reusedEngine } from "../support/reused-engine.ts";

let engine: Engine;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ engine, close } = await reusedEngine());
});
afterAll(() => close());

const cargo = [{ path: "../Cargo.toml", text: "[dependencies]\nsqlx = '0.8'\n" }];
const uses = (table: string) =>
  `CREATE TABLE a (id int); CREATE INDEX mine ON ${table} (version); SELECT count(*) FROM ${table};`;
const journal = JSON.stringify({ entries: [{ tag: "0_a" }] });

describe("the tables in which a tool keeps what has run are there, and no part of the schema", () => {
  test.each<[tool: string, table: string, files: (sql: string) => Record<string, string>]>([
    ["Diesel", "__diesel_schema_migrations", (sql) => ({ "1_a/up.sql": sql })],
    ["golang-migrate", "schema_migrations", (sql) => ({ "1_a.up.sql": sql })],
    [
      "goose",
      "public.goose_db_version",
      (sql) => ({ "1_a.sql": `-- +goose Up\n${sql.replace("(version)", "(version_id)")}` }),
    ],
    ["dbmate", "schema_migrations", (sql) => ({ "1_a.sql": `-- migrate:up\n${sql}` })],
    [
      "node-pg-migrate",
      "pgmigrations",
      (sql) => ({
        "1_a.sql": `-- Up Migration\n${sql.replace("(version)", "(name)")}\n-- Down Migration\nDROP TABLE a;`,
      }),
    ],
    ["sql-migrate", "gorp_migrations", (sql) => ({ "1_a.sql": `-- +migrate Up\n${sql.replace("(version)", "(id)")}` })],
    ["sqlx", "_sqlx_migrations", (sql) => ({ "1_a.sql": sql })],
    ["Flyway", "flyway_schema_history", (sql) => ({ "V1__a.sql": sql })],
    ["Prisma", "_prisma_migrations", (sql) => ({ "1_a/migration.sql": sql.replace("(version)", "(id)") })],
    ["tern", "schema_version", (sql) => ({ "1_a.sql": `${sql}\n---- create above / drop below ----\nDROP TABLE a;` })],
    [
      "Liquibase",
      "databasechangelog",
      (sql) => ({ "1.sql": `--liquibase formatted sql\n--changeset a:1\n${sql.replace("(version)", "(id)")}` }),
    ],
    [
      "Drizzle",
      "drizzle.__drizzle_migrations",
      (sql) => ({ "meta/_journal.json": journal, "0_a.sql": sql.replace("(version)", "(hash)") }),
    ],
    [
      "Atlas",
      "atlas_schema_revisions.atlas_schema_revisions",
      (sql) => ({ "atlas.sum": "h1:x\n1_a.sql h1:x\n", "1_a.sql": sql }),
    ],
  ])("%s", async (tool, table, files) => {
    const around = tool === "sqlx" ? cargo : [];
    const migrations = migrationsOf(Object.entries(files(uses(table))), "db", postgres, { around });
    expect(migrations.tool).toBe(tool);
    const { database } = await buildDatabase(migrations, engine, options);
    expect(database.objects.map(({ schema, name }) => `${schema}.${name}`)).toEqual(["public.a"]);
    expect(database.schemas.map(({ name }) => name)).toEqual(["public"]);
  });

  test("each tool that keeps any is tried", () => {
    expect(tools.filter(({ keeps }) => keeps !== undefined)).toHaveLength(13);
  });

  test("one that a migration makes is the user's", async () => {
    const own = "CREATE TABLE IF NOT EXISTS public.schema_migrations (version bigint, note text);";
    const { database } = await buildDatabase(migrationsOf([["1_a.up.sql", own]], "db"), engine, options);
    expect(database.objects.map(({ name }) => name)).toEqual(["schema_migrations"]);
  });

  test("what a branch does to one is for the reviewer to look at", async () => {
    const base = migrationsOf([["1_a.up.sql", "CREATE TABLE a (id int);"]], "db");
    const head = migrationsOf(
      [
        ["1_a.up.sql", "CREATE TABLE a (id int);"],
        ["2_b.up.sql", "DROP TABLE schema_migrations;"],
      ],
      "db",
    );
    const pair = await buildPair(base, head, engine, options, startTimings());
    if (pair.before instanceof MigrationError) throw pair.before;
    expect(pair.after.database.objects).toEqual(pair.before.database.objects);
    expect(unjudged(base, head, postgres)).toEqual([
      expect.objectContaining({
        object: "db/2_b.up.sql:1",
        message: "not judged: what this does to schema_migrations, in which golang-migrate keeps what has run",
        unjudged: true,
      }),
    ]);
  });

  test("a live database of such a connection is read without it, and of others with it", async (context) => {
    const url = serverUrl(context);
    const root = folder({ "db/1_a.up.sql": "CREATE TABLE a (id int);" });
    const names = async (migrations?: string) => {
      const settings = connectionConfig.parse({ url: "env:LIVE", ...(migrations && { migrations }) });
      const { database } = await crawlUrl(url, connectionOf(root, "shop", settings), {});
      return database.objects.map(({ name }) => name).filter((name) => name === "schema_migrations");
    };
    const { default: pg } = await import("pg");
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query("CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean)");
      expect([await names("db"), await names()]).toEqual([[], ["schema_migrations"]]);
    } finally {
      await client.query("DROP TABLE IF EXISTS schema_migrations");
      await client.end();
    }
  });
});
