import { expect, test } from "vitest";
import { findMigrations } from "../../src/migrations/index.ts";
import { folder } from "../support/cli.ts";

const sql = "CREATE TABLE a (id int);";

test("finds the migrations of a monorepo, whatever their tools", () => {
  const root = folder({
    "prisma/schema.prisma": "",
    "prisma/migrations/migration_lock.toml": 'provider = "postgresql"',
    "prisma/migrations/1_a/migration.sql": sql,
    "services/billing/drizzle/meta/_journal.json": '{"dialect":"postgresql","entries":[{"idx":0,"tag":"0000_a"}]}',
    "services/billing/drizzle/0000_a.sql": sql,
    "services/legacy/prisma/migrations/migration_lock.toml": 'provider = "mysql"',
    "services/legacy/prisma/migrations/1_a/migration.sql": "CREATE TABLE `a` (id int);",
    "api/src/main/resources/db/migration/V1__a.sql": sql,
    "app/db/structure.sql": sql,
    "app/db/migrate/1_a.rb": "",
    "sq/sqitch.plan": "%project=x\na 2024-01-01T00:00:00Z A <a@b> # x\n",
    "sq/deploy/a.sql": sql,
    "broken/migrations/atlas.sum": "",
    "node_modules/x/migrations/1.sql": sql,
    "test/migrations/1.sql": sql,
    "queries/report.sql": "SELECT 1",
    "schema.sql": sql,
    "events/migrations/0001_a.up.sql": "CREATE TABLE a (id UInt64) ENGINE = ReplicatedMergeTree ORDER BY id;",
    "auth/migrations/mysql/1.sql": "CREATE TABLE a (id int)",
    "auth/migrations/postgres/1.sql": sql,
    "auth/migrations/sqlite3/1.sql": "CREATE TABLE a (id integer)",
  });
  expect(findMigrations(root)).toEqual([
    {
      path: "api/src/main/resources/db/migration",
      tool: "Flyway",
      scripts: 1,
      words: "Flyway, 1 migration",
      extensions: [],
    },
    { path: "app/db/structure.sql", tool: "one file", scripts: 1, words: "Rails, dump of the schema", extensions: [] },
    {
      path: "auth/migrations/mysql",
      tool: "SQL files",
      scripts: 1,
      words: "1 SQL file",
      extensions: [],
      engine: "mysql",
    },
    { path: "auth/migrations/postgres", tool: "SQL files", scripts: 1, words: "1 SQL file", extensions: [] },
    {
      path: "auth/migrations/sqlite3",
      tool: "SQL files",
      scripts: 1,
      words: "1 SQL file",
      extensions: [],
      foreign: "sqlite",
    },
    {
      path: "events/migrations",
      tool: "golang-migrate",
      scripts: 1,
      words: "golang-migrate, 1 migration",
      extensions: [],
      foreign: "clickhouse",
    },
    { path: "prisma/migrations", tool: "Prisma", scripts: 1, words: "Prisma, 1 migration", extensions: [] },
    { path: "services/billing/drizzle", tool: "Drizzle", scripts: 1, words: "Drizzle, 1 migration", extensions: [] },
    {
      path: "services/legacy/prisma/migrations",
      tool: "Prisma",
      scripts: 1,
      words: "Prisma, 1 migration",
      extensions: [],
      engine: "mysql",
    },
    { path: "sq", tool: "Sqitch", scripts: 1, words: "Sqitch, 1 change", extensions: [] },
  ]);
});

test("without migrations a file with the whole schema is found", () => {
  expect(findMigrations(folder({ "db/schema.sql": sql, "db/queries/users.sql": "SELECT 1" }))).toEqual([
    { path: "db/schema.sql", tool: "one file", scripts: 1, words: "dump of the schema", extensions: [] },
  ]);
});

test.each(["-- fine\nCREATE TABLE `a` (id int);", "CREATE TABLE a (id int AUTO_INCREMENT);"])(
  "is for MySQL: %s",
  (text) => {
    const [found] = findMigrations(folder({ "migrations/1.sql": text }));
    expect([found?.engine, found?.foreign]).toEqual(["mysql", undefined]);
  },
);

test("is for SQL Server", () => {
  const [found] = findMigrations(folder({ "migrations/1.sql": "CREATE TABLE [dbo].[a] (id int IDENTITY(1,1));" }));
  expect([found?.engine, found?.foreign]).toEqual(["sqlserver", undefined]);
});

test.each([
  ["sqlite", "PRAGMA foreign_keys = ON; CREATE TABLE a (id int);"],
  ["oracle", "CREATE TABLE a (name VARCHAR2(10));"],
  ["clickhouse", "CREATE TABLE a (id UInt8) ENGINE = MergeTree() ORDER BY id"],
  [undefined, "/* You are about to drop the column `a` on the `b` table */ ALTER TABLE b DROP COLUMN a;"],
  [undefined, "CREATE TABLE a (tags text[] DEFAULT ARRAY[x], note text DEFAULT '`a` ENGINE=InnoDB');"],
  [undefined, "CREATE TABLE a (id int GENERATED ALWAYS AS IDENTITY (START 1), b int);"],
])("is %s: %s", (foreign, text) => {
  expect(findMigrations(folder({ "migrations/1.sql": text }))[0]?.foreign).toBe(foreign);
});

/** Folders as the tools' own documentation lays them out. */
const laidOut: [tool: string, path: string, scripts: number, files: Record<string, string>][] = [
  [
    "Prisma",
    "prisma/migrations",
    1,
    {
      "prisma/migrations/migration_lock.toml": 'provider = "postgresql"',
      "prisma/migrations/20240101000000_init/migration.sql": sql,
    },
  ],
  [
    "Drizzle",
    "drizzle",
    1,
    {
      "drizzle/meta/_journal.json": '{"dialect":"pg","entries":[{"idx":0,"tag":"0000_a"}]}',
      "drizzle/0000_a.sql": sql,
    },
  ],
  [
    "Supabase CLI",
    "supabase/migrations",
    1,
    {
      "supabase/config.toml": 'project_id = "shop"\n',
      "supabase/migrations/20240101000000_a.sql": sql,
      "supabase/seed.sql": "SELECT 1;",
    },
  ],
  [
    "goose",
    "migrations",
    1,
    { "go.mod": "module x\n", "migrations/00001_a.sql": `-- +goose Up\n${sql}\n-- +goose Down\nDROP TABLE a;` },
  ],
  [
    "golang-migrate",
    "db/migrations",
    1,
    {
      "go.mod": "module x\n",
      "db/migrations/000001_a.up.sql": sql,
      "db/migrations/000001_a.down.sql": "DROP TABLE a;",
    },
  ],
  [
    "Diesel",
    "migrations",
    2,
    {
      "diesel.toml": "",
      "Cargo.toml": "",
      "migrations/.keep": "",
      "migrations/00000000000000_diesel_initial_setup/up.sql": "SELECT 1;",
      "migrations/2024-01-01-000000_a/up.sql": sql,
      "migrations/2024-01-01-000000_a/down.sql": "DROP TABLE a;",
    },
  ],
  ["sqlx", "migrations", 1, { "Cargo.toml": '[dependencies]\nsqlx = "0.8"\n', "migrations/20240101000000_a.sql": sql }],
  [
    "sqlx",
    "crates/db/migrations",
    1,
    {
      "Cargo.toml": "[workspace.dependencies]\nsqlx = '0.8'\n",
      "crates/db/migrations/1_a.up.sql": sql,
      "crates/db/migrations/1_a.down.sql": "DROP TABLE a;",
    },
  ],
  [
    "Flyway",
    "src/main/resources/db/migration",
    2,
    {
      "src/main/resources/db/migration/V1__a.sql": sql,
      "src/main/resources/db/migration/R__v.sql": "CREATE VIEW v AS SELECT 1;",
    },
  ],
  [
    "dbmate",
    "db/migrations",
    1,
    {
      "db/migrations/20240101000000_a.sql": `-- migrate:up\n${sql}\n-- migrate:down\nDROP TABLE a;`,
      "db/schema.sql": sql,
    },
  ],
  [
    "Sqitch",
    ".",
    1,
    {
      "sqitch.conf": "[core]\n",
      "sqitch.plan": "%project=x\na 2024-01-01T00:00:00Z A <a@b> # x\n",
      "deploy/a.sql": sql,
      "revert/a.sql": "DROP TABLE a;",
      "verify/a.sql": "SELECT 1;",
    },
  ],
  [
    "Atlas",
    "migrations",
    1,
    { "atlas.hcl": "", "migrations/atlas.sum": "h1:x\n1_a.sql h1:x\n", "migrations/1_a.sql": sql },
  ],
  ["one file", "db/structure.sql", 1, { "db/structure.sql": sql, "db/migrate/20240101000000_a.rb": "" }],
  [
    "Liquibase",
    "src/main/resources/db/changelog",
    1,
    {
      "src/main/resources/db/changelog/db.changelog-master.yaml":
        "databaseChangeLog:\n  - includeAll:\n      path: db/changelog/changes/\n",
      "src/main/resources/db/changelog/changes/001.sql": `--liquibase formatted sql\n--changeset a:1\n${sql}`,
    },
  ],
  [
    "Hasura",
    "hasura/migrations/default",
    1,
    {
      "hasura/config.yaml": "version: 3\n",
      "hasura/migrations/default/1620000000000_init/up.sql": sql,
      "hasura/migrations/default/1620000000000_init/down.sql": "DROP TABLE a;",
    },
  ],
  [
    "sql-migrate",
    "migrations",
    1,
    {
      "dbconfig.yml": "",
      "migrations/20240101000000-a.sql": `-- +migrate Up\n${sql}\n-- +migrate Down\nDROP TABLE a;`,
    },
  ],
];

test.each(laidOut)("%s in %s is found as its documentation lays it out", (tool, path, scripts, files) => {
  const found = findMigrations(folder(files));
  expect(found.map((each) => [each.tool, each.path, each.scripts])).toEqual([[tool, path, scripts]]);
});
