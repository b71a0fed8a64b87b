import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import type { Rows } from "../../src/engines/engine.ts";
import { measure } from "../../src/engines/postgres/shadow/measure.ts";
import { createDatabase } from "../support/postgres.ts";

test("what a server that hands its counts over when it likes had counted before is no statement's", async (context) => {
  const client = new pg.Client(await createDatabase(context));
  await client.connect();
  onTestFinished(() => client.end());
  const query = async (sql: string): Promise<Rows> => {
    const { rows } = [await client.query(sql)].flat().at(-1)!;
    // As before 15, where nobody can ask for it.
    return rows.map((row) => ("flushes" in row ? { ...row, flushes: false } : row));
  };
  await query("CREATE TABLE items (spare integer)");
  await query("SELECT pg_stat_force_next_flush()");
  await query("INSERT INTO items VALUES (1), (2), (3)");
  const { around, effects } = await measure(query);
  const sql = "ALTER TABLE items ADD CHECK (spare > 0)";
  const { probe } = around(sql, "inside");
  await query("BEGIN");
  await query(sql);
  expect(effects(await query(probe!))?.effects).toEqual([
    expect.objectContaining({ table: { schema: "public", name: "items" }, scanned: true, written: 0 }),
  ]);
});
