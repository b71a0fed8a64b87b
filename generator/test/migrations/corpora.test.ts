import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/core/model/database.ts";
import type { Table } from "../../src/core/model/table.ts";
import type { Engine } from "../../src/engines/engine.ts";
import { buildDatabase, type Migrations, migrationsOf, readMigrations } from "../../src/migrations/index.ts";
import { corpus } from "../support/corpora.ts";
import { reusedEngine } from "../support/reused-engine.ts";

let engine: Engine;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ engine, close } = await reusedEngine(["btree_gin", "pgcrypto", "uuid-ossp", "tablefunc"]));
});
afterAll(() => close());

const build = async (migrations: Migrations, skipExtensions: string[] = []) => {
  const options = { filter: () => true, statementTimeout: 60_000, lockTimeout: 5_000, skipExtensions };
  const { database, warnings } = await buildDatabase(migrations, engine, options);
  expect(warnings).toEqual([]);
  return database;
};

function count({ objects }: Database) {
  const tables = objects.filter((object): object is Table => object.kind === "table");
  return {
    tables: tables.length,
    columns: tables.reduce((sum, table) => sum + table.columns.length, 0),
    views: objects.filter(({ kind }) => kind === "view").length,
    enums: objects.filter(({ kind }) => kind === "enum").length,
  };
}

/** Counts as the corpora's README has them, taken from servers by others. */
const folders: [path: string, tool: string, scripts: number, counts: Partial<ReturnType<typeof count>>][] = [
  ["langfuse-migrations/migrations", "Prisma", 434, { tables: 71, columns: 736, enums: 32 }],
  ["umami-migrations/migrations", "Prisma", 19, { tables: 17, columns: 170 }],
  ["temporal/temporal", "folders with manifest.json", 25, { tables: 38, columns: 221 }],
  ["temporal/temporal/versioned", "folders with manifest.json", 25, { tables: 38, columns: 221 }],
  ["temporal/visibility", "folders with manifest.json", 15, { tables: 1, columns: 80 }],
];

const files: [path: string, counts: Partial<ReturnType<typeof count>>][] = [
  ["temporal/temporal/schema.sql", { tables: 37, columns: 217 }],
  ["temporal/visibility/schema.sql", { tables: 1, columns: 80 }],
  ["chinook/Chinook_PostgreSql.sql", { tables: 11, columns: 64 }],
  ["adventureworks/install.sql.gz", { tables: 68, columns: 456, views: 87 }],
  ["pagila/pagila-schema.e0e35a6.sql", { views: 7, enums: 1 }],
  ["pagila/pagila-schema.23f7fe7.sql", { views: 7, enums: 1 }],
];

describe("real migrations and dumps", () => {
  for (const [path, tool, scripts, counts] of folders) {
    test(path, async (context) => {
      const migrations = readMigrations(corpus(context, `postgres/${path}`), path);
      expect(migrations).toMatchObject({ tool });
      expect(migrations.scripts).toHaveLength(scripts);
      expect(count(await build(migrations))).toMatchObject(counts);
    });
  }

  for (const [path, counts] of files) {
    test(path, async (context) => {
      const bytes = readFileSync(corpus(context, `postgres/${path}`));
      const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString();
      expect(count(await build(migrationsOf([["", text]], path)))).toMatchObject(counts);
    });
  }

  test("every version of Pagila's dump that needs no missing extension", async (context) => {
    const dir = corpus(context, "postgres/pagila/history");
    for (const file of readdirSync(dir)) {
      const text = readFileSync(`${dir}/${file}`, "utf8");
      if (!/CREATE EXTENSION.*vector/.test(text)) await build(migrationsOf([["", text]], file));
    }
  });
});
