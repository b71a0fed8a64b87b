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
    { path: "api/src/main/resources/db/migration", tool: "Flyway", scripts: 1, extensions: [] },
    { path: "app/db/structure.sql", tool: "one file", scripts: 1, extensions: [] },
    { path: "auth/migrations/mysql", tool: "SQL files", scripts: 1, extensions: [], foreign: "mysql" },
    { path: "auth/migrations/postgres", tool: "SQL files", scripts: 1, extensions: [] },
    { path: "auth/migrations/sqlite3", tool: "SQL files", scripts: 1, extensions: [], foreign: "sqlite" },
    { path: "events/migrations", tool: "golang-migrate", scripts: 1, extensions: [], foreign: "clickhouse" },
    { path: "prisma/migrations", tool: "Prisma", scripts: 1, extensions: [] },
    { path: "services/billing/drizzle", tool: "Drizzle", scripts: 1, extensions: [] },
    { path: "services/legacy/prisma/migrations", tool: "Prisma", scripts: 1, extensions: [], foreign: "mysql" },
    { path: "sq", tool: "Sqitch", scripts: 1, extensions: [] },
  ]);
});

test("without migrations a file with the whole schema is found", () => {
  expect(findMigrations(folder({ "db/schema.sql": sql, "db/queries/users.sql": "SELECT 1" }))).toEqual([
    { path: "db/schema.sql", tool: "one file", scripts: 1, extensions: [] },
  ]);
});

test.each([
  ["mysql", "-- fine\nCREATE TABLE `a` (id int);"],
  ["mysql", "CREATE TABLE a (id int AUTO_INCREMENT);"],
  ["sqlite", "PRAGMA foreign_keys = ON; CREATE TABLE a (id int);"],
  ["sqlserver", "CREATE TABLE [dbo].[a] (id int IDENTITY(1,1));"],
  ["oracle", "CREATE TABLE a (name VARCHAR2(10));"],
  ["clickhouse", "CREATE TABLE a (id UInt8) ENGINE = MergeTree() ORDER BY id"],
  [undefined, "/* You are about to drop the column `a` on the `b` table */ ALTER TABLE b DROP COLUMN a;"],
  [undefined, "CREATE TABLE a (tags text[] DEFAULT ARRAY[x], note text DEFAULT '`a` ENGINE=InnoDB');"],
  [undefined, "CREATE TABLE a (id int GENERATED ALWAYS AS IDENTITY (START 1), b int);"],
])("is %s: %s", (foreign, text) => {
  expect(findMigrations(folder({ "migrations/1.sql": text }))[0]?.foreign).toBe(foreign);
});
