import { beforeAll, expect, test } from "vitest";
import { connectionPage, type Lookup, lookupOf, objectPage, placesOf } from "../../src/core/docs/index.ts";
import type { Target } from "../../src/core/model/change.ts";
import { crawlEmbedded } from "../support/crawled.ts";

const sql = `
  CREATE SCHEMA shop;
  CREATE TYPE shop.state AS ENUM ('new', 'done');
  CREATE TABLE shop.people (id int PRIMARY KEY, name text);
  COMMENT ON TABLE shop.people IS 'Everybody';
  CREATE TABLE shop.orders (id int CONSTRAINT orders_key PRIMARY KEY, person int CONSTRAINT orders_person REFERENCES shop.people,
    state shop.state, CONSTRAINT "Odd" CHECK (id > 0));
  CREATE INDEX by_person ON shop.orders (person);
  CREATE TABLE shop.lines (id int PRIMARY KEY, "order" int REFERENCES shop.orders, other int REFERENCES shop.orders);
  CREATE TABLE shop.notes (id int PRIMARY KEY, "order" int REFERENCES shop.orders, note shop.state[]);
  CREATE VIEW shop.open AS SELECT id FROM shop.orders;
  CREATE FUNCTION shop.f(a int, b text) RETURNS int LANGUAGE sql AS 'SELECT 1';
`;

let lookup: Lookup;
beforeAll(async () => {
  lookup = lookupOf(await crawlEmbedded([], (run) => run(sql)));
});

const orders = { kind: "table", name: "orders" } as const;

test.each<[what: string, target: Target, stem: string | undefined, anchor?: string]>([
  ["a table", { kind: "table", schema: "shop", name: "orders" }, "shop/tables/orders"],
  [
    "a column",
    { kind: "column", schema: "shop", parent: orders, name: "person" },
    "shop/tables/orders",
    "column-person",
  ],
  ["a column that is gone", { kind: "column", schema: "shop", parent: orders, name: "fax" }, "shop/tables/orders"],
  [
    "a primary key",
    { kind: "primary key", schema: "shop", parent: orders, name: "orders_key" },
    "shop/tables/orders",
    "primary-key-orders_key",
  ],
  [
    "a foreign key",
    { kind: "foreign key", schema: "shop", parent: orders, name: "orders_person" },
    "shop/tables/orders",
    "foreign-key-orders_person",
  ],
  [
    "an index",
    { kind: "index", schema: "shop", parent: orders, name: "by_person" },
    "shop/tables/orders",
    "index-by_person",
  ],
  ["a check", { kind: "check", schema: "shop", parent: orders, name: "Odd" }, "shop/tables/orders", "check-~odd"],
  [
    "a value",
    { kind: "enum value", schema: "shop", parent: { kind: "enum", name: "state" }, name: "done" },
    "shop/enums/state",
    "value-done",
  ],
  ["a routine", { kind: "routine", schema: "shop", name: "f(integer, text)" }, "shop/routines/f(integer, text)"],
  ["a grant", { kind: "grant", schema: "shop", parent: orders, name: "PUBLIC" }, "shop/tables/orders"],
  ["a table that is gone", { kind: "table", schema: "shop", name: "carts" }, undefined],
  ["an extension", { kind: "extension", name: "citext" }, undefined],
])("%s has its place", (_, target, stem, anchor) => {
  expect(placesOf(lookup).of(target)).toEqual(stem === undefined ? undefined : { stem, anchor });
  // What has an anchor is there.
  const object = lookup.database.objects.find((each) => lookup.stem(each) === stem);
  const anchors = object && objectPage(lookup, object, new Map()).sections.flatMap(({ table }) => table?.rows ?? []);
  if (anchor !== undefined) expect(anchors?.map((row) => row.anchor)).toContain(anchor);
});

test("names as SQL writes them have their places", () => {
  const { named } = placesOf(lookup);
  expect(named(["shop", "lines", '"order"'])).toEqual({ stem: "shop/tables/lines", anchor: "column-order" });
  expect(named(["shop", "lines", "order"])).toEqual({ stem: "shop/tables/lines", anchor: undefined });
  expect(named(["shop", "f(integer, text)"])).toEqual({ stem: "shop/routines/f(integer, text)", anchor: undefined });
  expect(named(["shop"])).toBeUndefined();
  expect(named(["db", "shop", "orders", "id"])).toBeUndefined();
});

test("a connection begins with what most others build on, and misses words where many do", () => {
  const { start, undescribed } = connectionPage("app", lookup, new Map());
  expect(start.map(({ schema, name, uses }) => [schema, name, uses])).toEqual([
    ["shop", "orders", 3],
    ["shop", "people", 1],
  ]);
  expect(undescribed.map(({ name }) => name)).toEqual(["orders"]);
});

test("a diagram says which columns refer to which, with types as they are written", () => {
  const lines = lookup.database.objects.find(({ name }) => name === "lines");
  const graph = lines && objectPage(lookup, lines, new Map()).sections.find(({ id }) => id === "diagram")?.graph;
  expect(graph?.tables.map(({ name }) => name)).toEqual(["lines", "orders"]);
  expect(graph?.keys.map(({ child, parent, columns, to }) => [child, parent, columns, to])).toEqual([
    [0, 1, ["order"], ["id"]],
    [0, 1, ["other"], ["id"]],
  ]);
  const notes = lookup.database.objects.find(({ name }) => name === "notes");
  const page = notes && objectPage(lookup, notes, new Map());
  const drawn = page?.sections.find(({ id }) => id === "diagram")?.graph?.tables[0]?.columns;
  expect(drawn?.map(({ type }) => type)).toEqual(["integer", "integer", "shop.state[]"]);
  const [, , note] = page?.sections.find(({ id }) => id === "columns")?.table?.rows ?? [];
  expect(note?.values).toEqual(["new", "done"]);
});
