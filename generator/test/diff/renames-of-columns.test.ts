import { describe, expect, test } from "vitest";
import { diff } from "../../src/core/diff/index.ts";
import { lines, of, table, view } from "./given.ts";

describe("a column is renamed", () => {
  const before = of(table("orders", { id: "bigint", state: "text", note: "text" }));

  test("when type and neighbours are the same", () => {
    expect(lines(before, of(table("orders", { id: "bigint", status: "text", note: "text" })))).toEqual([
      "column shop.orders.status renamed from state (same type, position, neighbours)",
    ]);
  });

  test("and a property that changes besides is a change of its own", () => {
    const renamed = of({
      ...table("orders", {}),
      columns: [
        { name: "id", type: "bigint", nullable: true },
        { name: "status", type: "text", nullable: false },
        { name: "note", type: "text", nullable: true },
      ],
    });
    expect(lines(before, renamed)).toEqual([
      "column shop.orders.status renamed from state (same type, position, neighbours)",
      "column shop.orders.status: nullable yes → no",
    ]);
  });

  test("but not when the type is another", () => {
    expect(lines(before, of(table("orders", { id: "bigint", status: "integer", note: "text" })))).toEqual([
      "column shop.orders.state removed: text",
      "column shop.orders.status added: integer",
    ]);
  });

  test("but not when two could be meant", () => {
    const after = of(table("orders", { id: "bigint", status: "text", phase: "text", note: "text" }));
    expect(diff(before, after).map(({ op }) => op)).toEqual(["removed", "added", "added"]);
  });

  test("but not at the end of the table, where every new column goes", () => {
    expect(lines(before, of(table("orders", { id: "bigint", state: "text", invoice: "text" })))).toEqual([
      "column shop.orders.note removed: text",
      "column shop.orders.invoice added: text",
    ]);
  });

  test("at the end of the table too, when it is another spelling of the same name", () => {
    expect(lines(before, of(table("orders", { id: "bigint", state: "text", notes: "text" })))).toEqual([
      "column shop.orders.notes renamed from note (same type, position, similar name)",
    ]);
  });

  test("but not when the same comment stands for several", () => {
    const noted = (...names: string[]) =>
      of({
        ...table("orders", {}),
        columns: ["id", ...names, "total"].map((name) => ({
          ...{ name, type: "text", nullable: true },
          ...(names.includes(name) && { comment: "as people write it" }),
        })),
      });
    const ops = diff(noted("x", "y"), noted("one", "two")).map(({ op }) => op);
    expect(ops).toEqual(["removed", "removed", "added", "added"]);
  });

  test("but not from one that is there still, at another place", () => {
    const old = of(table("orders", { a: "text", b: "text", c: "text", d: "text" }));
    expect(lines(old, of(table("orders", { a: "text", x: "text", c: "text", b: "text" })))).toEqual([
      "table shop.orders: order b behind a → b behind c",
      "column shop.orders.d removed: text",
      "column shop.orders.x added: text",
    ]);
  });

  test("but not from one that is there still, to one that is spelt like it", () => {
    const old = of(table("orders", { id: "bigint", gone: "bytea", note: "text" }));
    expect(lines(old, of(table("orders", { id: "bigint", note: "text", notes: "text" })))).toEqual([
      "column shop.orders.gone removed: bytea",
      "column shop.orders.notes added: text",
    ]);
  });

  test("but not behind one that was made anew, as all that follows was", () => {
    const old = of(table("orders", { a: "text", b: "text", d: "text", c: "text" }));
    expect(lines(old, of(table("orders", { b: "text", a: "text", z: "text", c: "text" })))).toEqual([
      "table shop.orders: order a first → a behind b",
      "column shop.orders.d removed: text",
      "column shop.orders.z added: text",
    ]);
  });

  describe("at the end of the table too, when code reads it in the other's place:", () => {
    const policy = { command: "all", permissive: true, roles: ["r"] };
    const trigger = { timing: "after", events: ["update"], level: "row", routine: { schema: "shop", name: "f" } };
    const index = { method: "btree" };
    const orders = (column: string, more: object) => of(table("orders", { id: "bigint", [column]: "text" }, more));
    const renamed = (more: (column: string) => object, other = more) =>
      diff(orders("note", more("note")), orders("remark", other("remark"))).map(({ op }) => op)[0] === "renamed";

    test.each<[string, (column: string) => object]>([
      [
        "a check",
        (c) => ({
          checks: [
            { name: "c", expression: `${c} <> ''` },
            { name: "d", expression: "id > 0" },
          ],
        }),
      ],
      [
        "an exclusion",
        (c) => ({
          exclusions: [
            { name: "c", definition: `(${c} WITH =)` },
            { name: "d", definition: "(id WITH =)" },
          ],
        }),
      ],
      [
        "an index on an expression",
        (c) => ({
          indexes: [{ ...index, name: "i", key: [{ expression: `lower(${c})` }, { expression: "abs(id)" }] }],
        }),
      ],
      [
        "the condition of an index",
        (c) => ({
          indexes: [
            { ...index, name: "i", key: [{ column: "id" }], predicate: `${c} <> ''` },
            { ...index, name: "j", key: [{ column: "id" }], predicate: "id > 0" },
          ],
        }),
      ],
      [
        "the condition of a trigger",
        (c) => ({
          triggers: [
            { ...trigger, name: "t", when: `new.${c} <> ''` },
            { ...trigger, name: "u", when: "new.id > 0" },
          ],
        }),
      ],
      [
        "the condition of a policy",
        (c) => ({
          policies: [
            { ...policy, name: "p", using: `${c} <> ''` },
            { ...policy, name: "q", using: "id > 0" },
          ],
        }),
      ],
      [
        "what a policy lets be written",
        (c) => ({
          policies: [
            { ...policy, name: "p", withCheck: `${c} <> ''` },
            { ...policy, name: "q", withCheck: "id > 0" },
          ],
        }),
      ],
    ])("%s", (_, more) => {
      expect(renamed(more)).toBe(true);
      expect(renamed(() => ({}))).toBe(false);
    });

    test("a view that also calls the table otherwise", () => {
      const reads = (name: string, column: string) =>
        of(
          table(
            name,
            { id: "bigint", label: "text", amount: "bigint", [column]: "text" },
            { comment: "what was ordered" },
          ),
          view("v", `SELECT ${name}.id, ${name}.${column} AS x FROM shop.${name}`, { id: "bigint", x: "text" }, [name]),
        );
      expect(lines(reads("orders", "note"), reads("purchases", "remark"))).toEqual([
        "table shop.purchases renamed from orders (same columns, comment)",
        "column shop.purchases.remark renamed from note (same type, position, dependents)",
      ]);
    });

    test("but not when that calls something else as well, or has others in another order", () => {
      const check = (expression: string) => () => ({ checks: [{ name: "c", expression }] });
      expect(renamed(check("len(note) > id"), check("len(remark) > id"))).toBe(true);
      expect(renamed(check("len(note) > id"), check("size(remark) > id"))).toBe(false);
      expect(renamed(check("note > id AND id < other"), check("remark > other AND other < id"))).toBe(false);
    });
  });

  test("at the end of the table too, when a key kept its name", () => {
    const unique = (column: string) => ({ uniques: [{ name: "one_note", columns: [column] }] });
    const old = of(table("orders", { id: "bigint", note: "text" }, unique("note")));
    const now = of(table("orders", { id: "bigint", remark: "text" }, unique("remark")));
    expect(lines(old, now)).toEqual(["column shop.orders.remark renamed from note (same type, position, keys)"]);
  });

  test("without a change of the keys, indexes, foreign keys, checks and views that name it", () => {
    const with_ = (column: string) =>
      of(
        table(
          "orders",
          { id: "bigint", [column]: "text", note: "text" },
          {
            primaryKey: { name: "orders_pkey", columns: [column, "id"] },
            checks: [{ name: "short", expression: `(length(${column}) < 10)` }],
            indexes: [
              { name: "by_state", method: "btree", key: [{ column }], predicate: `(${column} <> 'state'::text)` },
              { name: "by_lower", method: "btree", key: [{ expression: `lower(${column})` }] },
            ],
            policies: [
              { name: "own", command: "all", permissive: true, roles: ["PUBLIC"], using: `(${column} = 'x'::text)` },
            ],
          },
        ),
        table(
          "parts",
          { order_state: "text" },
          {
            foreignKeys: [
              {
                name: "fk",
                columns: ["order_state"],
                references: { schema: "shop", name: "orders", columns: [column] },
              },
            ],
          },
        ),
        view(
          "open",
          column === "state"
            ? " SELECT id,\n    state\n   FROM shop.orders;"
            : " SELECT id,\n    status AS state\n   FROM shop.orders;",
          { id: "bigint", state: "text" },
          ["orders"],
        ),
      );
    expect(lines(with_("state"), with_("status"))).toEqual([
      "column shop.orders.status renamed from state (same type, position, neighbours, keys, dependents)",
    ]);
  });

  test("and what else changes in the code is still seen", () => {
    const with_ = (column: string, limit: number) =>
      of(
        table(
          "orders",
          { id: "bigint", [column]: "text", note: "text" },
          {
            checks: [{ name: "short", expression: `(length(${column}) < ${limit})` }],
          },
        ),
      );
    expect(lines(with_("state", 10), with_("status", 11))).toEqual([
      "column shop.orders.status renamed from state (same type, position, neighbours)",
      "check short on shop.orders: expression (length(state) < 10) → (length(status) < 11)",
    ]);
  });

  test("when a person says so, and not when a person says no", () => {
    const after = of(table("orders", { id: "bigint", status: "integer", note: "text" }));
    const decision = { schema: "shop", object: "orders", column: "status", from: "state", accepted: true };
    expect(lines(before, after, { renames: [decision] })).toEqual([
      "column shop.orders.status renamed from state (decided)",
      "column shop.orders.status: type text → integer",
    ]);
    const likely = of(table("orders", { id: "bigint", status: "text", note: "text" }));
    expect(lines(before, likely, { renames: [{ ...decision, accepted: false }] })).toEqual([
      "column shop.orders.state removed: text",
      "column shop.orders.status added: text",
    ]);
  });
});
