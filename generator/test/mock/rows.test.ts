import { describe, expect, test } from "vitest";
import type { Cell } from "../../src/core/mock/kinds/kind.ts";
import { mockPlan } from "../../src/core/mock/plan/plan.ts";
import type { Database } from "../../src/core/model/database.ts";
import { crawlEmbedded } from "../support/crawled.ts";

const settings = { seed: "a seed", now: Date.UTC(2026, 0, 1), rows: 200 };

const crawled = (sql: string): Promise<Database> => crawlEmbedded([], (run) => run(sql));

/** All cells by table, column and row. */
function cellsOf(database: Database, more: Partial<typeof settings> = {}): Map<string, Cell[]> {
  const { tables } = mockPlan(database, { ...settings, ...more });
  return new Map(
    tables.flatMap(({ table, columns, rows, row }) => {
      const all = Array.from({ length: rows }, (_, index) => row(index));
      return columns.map(({ name }, at): [string, Cell[]] => [`${table.name}.${name}`, all.map((cells) => cells[at]!)]);
    }),
  );
}

const shop = `
  CREATE TABLE customers (id integer PRIMARY KEY, email text NOT NULL UNIQUE, age integer CHECK (age BETWEEN 18 AND 99));
  CREATE TABLE orders (
    id integer PRIMARY KEY, customer integer NOT NULL REFERENCES customers, placed date NOT NULL, shipped date,
    state text NOT NULL CHECK (state IN ('open', 'paid', 'sent')), total numeric(8,2) NOT NULL CHECK (total >= 0),
    CHECK (shipped >= placed), CHECK ((state = 'sent') = (shipped IS NOT NULL))
  );`;

test("a column or a table more changes no other cell", async () => {
  const before = cellsOf(await crawled(shop));
  const after = cellsOf(
    await crawled(
      `${shop} ALTER TABLE orders ADD COLUMN note text; CREATE TABLE notes (id integer PRIMARY KEY, "order" integer REFERENCES orders);`,
    ),
  );
  expect(before.size).toBe(9);
  for (const [name, cells] of before) expect(after.get(name), name).toEqual(cells);
});

test("a row is the same whether it is made alone, in order, or backwards", async () => {
  const database = await crawled(shop);
  const forward = mockPlan(database, settings).tables[1]!;
  const alone = mockPlan(database, settings).tables[1]!;
  const all = Array.from({ length: forward.rows }, (_, index) => forward.row(index));
  for (let index = forward.rows - 1; index >= 0; index--) expect(alone.row(index)).toEqual(all[index]);
});

test("another seed gives other rows, and the same one the same", async () => {
  const database = await crawled(shop);
  expect(cellsOf(database)).toEqual(cellsOf(database));
  expect(cellsOf(database, { seed: "another" })).not.toEqual(cellsOf(database));
});

describe("what can't be kept is said", () => {
  test.each([
    [
      "a check that is not read",
      "CREATE TABLE t (id integer PRIMARY KEY, a integer[] CHECK (a[1] > 0))",
      /check t_a_check is not read/,
    ],
    [
      "a check that no row keeps",
      "CREATE TABLE t (id integer PRIMARY KEY, a integer NOT NULL CHECK (a > 5 AND a < 3))",
      /no row was found that keeps/,
    ],
    [
      "a type that nothing is known of",
      "CREATE TYPE t2; CREATE TABLE t (id integer PRIMARY KEY, a pg_snapshot NOT NULL)",
      /nothing is known of the type pg_snapshot/,
    ],
  ])("%s", async (_, sql, message) => {
    const plan = mockPlan(await crawled(sql), settings);
    for (const { rows, row } of plan.tables) for (let index = 0; index < rows; index++) row(index);
    expect(plan.problems.map(({ what }) => what).join("\n")).toMatch(message);
  });
});

test.each([
  ["a key of two values has two rows", "CREATE TABLE t (a boolean PRIMARY KEY)", 2],
  [
    "a pair of small ones has as many as there are",
    "CREATE TABLE t (a boolean, b \"char\" CHECK (b IN ('x', 'y', 'z')), PRIMARY KEY (a, b))",
    6,
  ],
  [
    "what points at it has no more",
    "CREATE TABLE s (a boolean PRIMARY KEY); CREATE TABLE t (s boolean PRIMARY KEY REFERENCES s)",
    2,
  ],
])("%s", async (_, sql, rows) => {
  const { tables, problems } = mockPlan(await crawled(sql), settings);
  expect(tables.find(({ table }) => table.name === "t")?.rows).toBe(rows);
  expect(problems).toEqual([]);
});

test.each(["(((x{200}){200}){200}){200}", "x{100000000}", "(a|b", "(?=a)b", "\\\\1"])(
  "an expression of a stranger is not written out: %s",
  async (pattern) => {
    const database = await crawled(`CREATE TABLE t (id integer PRIMARY KEY, a text CHECK (a LIKE 'x%'))`);
    const text = JSON.stringify(database).replace("~~", "~").replace("x%", pattern);
    const plan = mockPlan(JSON.parse(text), { ...settings, rows: 3 });
    for (const { rows, row } of plan.tables)
      for (let index = 0; index < rows; index++) expect(row(index)).toHaveLength(2);
  },
);
