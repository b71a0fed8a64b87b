import { describe, expect, test } from "vitest";
import { canonical } from "../../src/core/canonical/canonical.ts";
import { diff } from "../../src/core/diff/index.ts";
import { similarNames } from "../../src/core/diff/renames/similar-names.ts";
import { type Database, database } from "../../src/core/model/database.ts";
import { lines, of, table, view } from "./given.ts";

describe("a table is renamed", () => {
  const columns = { id: "bigint", state: "text", total: "numeric(10,2)", placed_at: "date" };
  const key = { primaryKey: { name: "orders_pkey", columns: ["id"] } };

  test("when its columns are, and no other table has the same", () => {
    expect(lines(of(table("orders", columns)), of(table("purchases", columns)))).toEqual([
      "table shop.purchases renamed from orders (same columns)",
    ]);
  });

  test("but not when another table has the same columns", () => {
    const before = of(table("orders", columns), table("archive", columns));
    const after = of(table("purchases", columns), table("archive", columns));
    expect(diff(before, after).map(({ op }) => op)).toEqual(["removed", "added"]);
  });

  test("but not when it has few columns", () => {
    const few = { id: "integer", name: "text" };
    expect(diff(of(table("colors", few)), of(table("sizes", few))).map(({ op }) => op)).toEqual(["removed", "added"]);
  });

  test("when a key kept its name, although a column was added and another renamed", () => {
    const after = { id: "bigint", status: "text", total: "numeric(10,2)", placed_at: "date", note: "text" };
    expect(lines(of(table("orders", columns, key)), of(table("purchases", after, key)))).toEqual([
      "table shop.purchases renamed from orders (same columns, keys)",
      "column shop.purchases.status renamed from state (same type, position, neighbours)",
      "column shop.purchases.note added: text",
    ]);
  });

  test("when an exclusion kept its name", () => {
    const more = { exclusions: [{ name: "no_two_at_once", definition: "EXCLUDE (id WITH =)" }] };
    const few = { id: "bigint", state: "text" };
    expect(lines(of(table("orders", few, more)), of(table("purchases", few, more)))).toEqual([
      "table shop.purchases renamed from orders (same columns, keys)",
    ]);
  });

  test("when it moves to another schema", () => {
    const after = { ...table("orders", columns), schema: "sales" };
    expect(lines(of(table("orders", columns)), of(after))).toEqual([
      "table sales.orders renamed from shop.orders (same columns, name)",
    ]);
  });

  test("without a change of what refers to it", () => {
    const with_ = (name: string) =>
      of(
        table(name, columns, key),
        table(
          "parts",
          { order_id: "bigint" },
          {
            foreignKeys: [{ name: "fk", columns: ["order_id"], references: { schema: "shop", name, columns: ["id"] } }],
            inherits: [{ schema: "shop", name }],
          },
        ),
        view(
          "open",
          ` SELECT ${name}.id\n   FROM shop.${name}\n  WHERE ${name}.state = 'orders'::text;`,
          { id: "bigint" },
          ["aaa", name, "people"],
        ),
      );
    expect(lines(with_("orders"), with_("purchases"))).toEqual([
      "table shop.purchases renamed from orders (same columns, keys)",
    ]);
  });

  test("when a person says so, and not when a person says no", () => {
    const decision = { schema: "shop", object: "sizes", from: "colors", accepted: true };
    const [before, after] = [of(table("colors", { id: "integer" })), of(table("sizes", { id: "integer" }))];
    expect(lines(before, after, { renames: [decision] })).toEqual(["table shop.sizes renamed from colors (decided)"]);
    const [old, now] = [of(table("colors", columns, key)), of(table("sizes", columns, key))];
    expect(diff(old, now, { renames: [{ ...decision, accepted: false }] }).map(({ op }) => op)).toEqual([
      "removed",
      "added",
    ]);
  });
});

describe("a table whose keys were renamed along is renamed", () => {
  const orders = (name: string, comment?: string) =>
    of(
      table(
        name,
        { id: "bigint", state: "text", total: "numeric(10,2)", note: "text" },
        { primaryKey: { name: `${name}_pkey`, columns: ["id"] }, ...(comment !== undefined && { comment }) },
      ),
    );
  const isRenamed = (before: Database, after: Database) => diff(before, after)[0]?.op === "renamed";

  test.each([
    ["order", "purchase", "What customers ordered: orders", "What customers ordered: purchases", true],
    ["orders", "purchases", "an order", "an purchase", true],
    ["order", "purchase", "Orders of people", "Purchases of people", true],
    ["order", "purchase", "Orders of people", "Purchases of firms", false],
    ["order", "purchase", "Orders", "All purchases", false],
    ["order", "purchase", "", "", false],
    ["order", "purchase", undefined, undefined, false],
    ["member", "project_members", undefined, undefined, true],
    ["members", "project_member", undefined, undefined, true],
    ["members", "project_owner", undefined, undefined, false],
  ])("%s → %s, %j → %j: %s", (from, to, was, is, renamed) => {
    expect(isRenamed(orders(from, was), orders(to, is))).toBe(renamed);
    expect(isRenamed(orders(to, is), orders(from, was))).toBe(renamed);
  });

  test("but not with too few columns of the other's", () => {
    const of_ = (name: string, ...more: string[]) =>
      of(
        table(name, Object.fromEntries(["id", "state", "total", "note", ...more].map((column) => [column, "text"])), {
          primaryKey: { name: `${name}_pkey`, columns: ["id"] },
          comment: `all ${name}`,
        }),
      );
    expect(isRenamed(of_("member", "a"), of_("project_member", "b"))).toBe(true);
    expect(isRenamed(of_("member", "a", "b"), of_("project_member", "c", "d"))).toBe(false);
  });
});

test("a part that is renamed is told with what it was and is", () => {
  const indexed = (name: string) =>
    of(table("orders", { id: "bigint" }, { indexes: [{ name, method: "btree", key: [{ column: "id" }] }] }));
  expect(diff(indexed("i"), indexed("j"))).toMatchObject([
    {
      ...{ op: "renamed", target: { kind: "index", name: "j" }, from: { kind: "index", name: "i" } },
      ...{ before: { name: "i", key: [{ column: "id" }] }, after: { name: "j", key: [{ column: "id" }] } },
    },
  ]);
});

describe("a schema is renamed", () => {
  const mood = (schema: string, name: string, ...values: string[]) => ({ kind: "enum", schema, name, values });
  const inSchema = (schema: string, type: string, ...more: object[]) =>
    canonical(
      database.parse({
        engine: "postgres",
        schemas: [{ name: schema }, { name: "shop" }],
        objects: [{ ...table("people", { id: "bigint", feels: type }), schema }, ...more],
      }),
    );

  test("and what its tables use is renamed, too", () => {
    const before = inSchema("old", "shop.mood", mood("shop", "mood", "good", "bad"));
    const after = inSchema("new", "shop.feeling", mood("shop", "feeling", "good", "bad"));
    expect(lines(before, after)).toEqual([
      "schema new renamed from old (same contents)",
      "enum shop.feeling renamed from mood (same definition, dependents)",
    ]);
  });

  test("but not when an enum in it has other values", () => {
    const before = inSchema("old", "text", mood("old", "mood", "good", "bad"));
    const after = (...values: string[]) => inSchema("new", "text", mood("new", "mood", ...values));
    expect(lines(before, after("good", "bad"))).toEqual(["schema new renamed from old (same contents)"]);
    expect(diff(before, after("good", "worse"))[0]?.op).not.toBe("renamed");
  });
});

describe("an enum is renamed", () => {
  const people = (type: string, word = "bad") =>
    of(
      { kind: "enum", schema: "shop", name: type, values: ["good", "bad"] },
      table(
        "people",
        { id: "bigint", feels: `shop.${type}` },
        { checks: [{ name: "c", expression: `feels <> '${word}'::shop.${type}` }] },
      ),
    );
  const renamed = "enum shop.feeling renamed from mood (same definition, dependents)";

  test("also where code that names it says something else", () => {
    expect(lines(people("mood"), people("feeling"))).toEqual([renamed]);
    expect(lines(people("mood"), people("feeling", "good"))).toEqual([
      renamed,
      "check c on shop.people: expression feels <> 'bad'::shop.mood → feels <> 'good'::shop.feeling",
    ]);
  });

  test("but not when a person says no", () => {
    const no = { schema: "shop", object: "feeling", from: "mood", accepted: false };
    expect(diff(people("mood"), people("feeling"), { renames: [no] }).map(({ op }) => op)).toEqual([
      "added",
      "removed",
      "modified",
      "modified",
    ]);
  });
});

test("a sequence that only moves with the table of its column is no rename of its own", () => {
  const of_ = (schema: string, sequence = schema) =>
    of({
      ...{ kind: "table", schema, name: "orders" },
      columns: [
        { name: "id", type: "bigint", nullable: false, sequence: { schema: sequence, name: "orders_id_seq" } },
        { name: "note", type: "text", nullable: true },
      ],
    });
  const move = (kind: "table" | "sequence", name: string) => ({
    from: { kind, schema: "shop", name },
    to: { kind, schema: "sales", name },
  });
  const [table, sequence] = [move("table", "orders"), move("sequence", "orders_id_seq")];
  const seen = (after: Database, ...renamed: object[]) =>
    lines(of_("shop"), after, { witness: { renamed, recreated: [] } });
  expect(seen(of_("sales"), table, sequence)).toEqual([
    "table sales.orders renamed from shop.orders (as the database itself says)",
  ]);
  expect(seen(of_("shop", "sales"), sequence)).toEqual([
    "sequence sales.orders_id_seq renamed from shop.orders_id_seq (as the database itself says)",
  ]);
});

test("what a person says no to is not renamed, though somebody saw it", () => {
  const [before, after] = [
    of(table("orders", { id: "bigint", a: "text" })),
    of(table("sizes", { id: "bigint", b: "text" })),
  ];
  const place = (name: string, column: string) =>
    ({ kind: "column", schema: "shop", parent: { kind: "table", name }, name: column }) as const;
  const [from, to] = [
    { kind: "table", schema: "shop", name: "orders" },
    { kind: "table", schema: "shop", name: "sizes" },
  ] as const;
  const renamed = [
    { from, to },
    { from: place("orders", "a"), to: place("sizes", "b") },
  ];
  const ops = (...renames: object[]) =>
    diff(before, after, { witness: { renamed, recreated: [] }, renames: renames as never }).map(
      ({ op, target }) => `${op} ${target.name}`,
    );
  const decision = { schema: "shop", object: "sizes", accepted: false };
  expect(ops()).toEqual(["renamed sizes", "renamed b"]);
  expect(ops({ ...decision, from: "orders" })).toEqual(["removed orders", "added sizes"]);
  expect(ops({ ...decision, from: "orders", accepted: true })).toEqual(["renamed sizes", "renamed b"]);
  expect(ops({ ...decision, from: "colors" })).toEqual(["renamed sizes", "renamed b"]);
  expect(ops({ ...decision, column: "b", from: "a" })).toEqual(["renamed sizes", "removed a", "added b"]);
  expect(ops({ ...decision, column: "b", from: "c" })).toEqual(["renamed sizes", "renamed b"]);
  expect(ops({ ...decision, object: "other", column: "b", from: "a" })).toEqual(["renamed sizes", "renamed b"]);
});

test.each([
  ["userId", "user_id", true],
  ["adress", "address", true],
  ["first_name", "name_first", true],
  ["line1", "line2", false],
  ["min_value", "max_value", false],
  ["updated_at", "created_at", false],
  ["a", "b", false],
  ["", "", false],
])("%s and %s are spellings of one name: %s", (before, after, same) => {
  expect(similarNames(before, after)).toBe(same);
});
