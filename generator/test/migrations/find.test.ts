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
  });
  expect(findMigrations(root)).toEqual([
    { path: "api/src/main/resources/db/migration", tool: "Flyway", scripts: 1, extensions: [] },
    { path: "app/db/structure.sql", tool: "one file", scripts: 1, extensions: [] },
    { path: "prisma/migrations", tool: "Prisma", scripts: 1, extensions: [] },
    { path: "services/billing/drizzle", tool: "Drizzle", scripts: 1, extensions: [] },
    { path: "sq", tool: "Sqitch", scripts: 1, extensions: [] },
  ]);
});
