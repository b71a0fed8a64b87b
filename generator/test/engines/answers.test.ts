import { expect, test } from "vitest";
import { rowsOf } from "../../src/engines/postgres/crawl/queries/index.ts";

const dependency = { view: "1", schema: "public", name: "orders" };
const column = {
  ...{ relation: "1", number: 2, name: "id", type: "bigint", not_null: true, identity: "a" },
  ...{ parameters: ["n_distinct=1"], acl: [["reader", "SELECT", false]] },
};
const rest = (name: string) => Object.fromEntries(Object.entries(column).filter(([key]) => key !== name));

test("rows as they are asked for, with and without what they may lack", () => {
  const rows = [column, rest("identity"), rest("parameters"), { ...column, number: 3, more: { nobody: "asked" } }];
  expect(rowsOf("columns", JSON.stringify(rows))).toEqual(rows);
  expect(rowsOf("columns", "[]")).toEqual([]);
});

test.each([
  ["a value of another type", { ...column, relation: 1 }, "0.relation: an id was expected"],
  ["a number as a text", { ...column, number: "2" }, "0.number: a number was expected"],
  ["a flag as a text", { ...column, not_null: "t" }, "0.not_null: true or false was expected"],
  ["null", { ...column, name: null }, "0.name: a text was expected"],
  ["a value that is missing", rest("name"), "0.name: a value was expected"],
  ["a word that is none of those", { ...column, identity: "canary-5d1e" }, "0.identity: one of a, d was expected"],
  ["no list", { ...column, parameters: "canary-5d1e" }, "0.parameters: a list was expected"],
  ["a list with another thing", { ...column, parameters: ["a", 1] }, "0.parameters.1: a text was expected"],
  ["too few parts", { ...column, acl: [["reader", "SELECT"]] }, "0.acl.0: a list of 3 was expected"],
  ["too many parts", { ...column, acl: [["reader", "SELECT", false, 1]] }, "0.acl.0: a list of 3 was expected"],
  ["another part", { ...column, acl: [["reader", "SELECT", "no"]] }, "0.acl.0.2: true or false was expected"],
  ["a row that is none", "canary-5d1e", "0: an object was expected"],
  ["a row that is a list", [column], "0: an object was expected"],
])("%s: the error says where, and repeats no value", (_, row, where) => {
  const parse = () => rowsOf("columns", JSON.stringify([row]));
  expect(parse).toThrow(`the server describes its columns differently from PostgreSQL (${where})`);
  expect(parse).not.toThrow("canary-5d1e");
});

test.each([
  ["no list of rows", dependency, "dependencies", "a list was expected"],
  ["a misfit far below", [{ servers: [{ name: 1 }], tables: [] }], "foreign", "0.servers.0.name: a text was expected"],
] as const)("%s", (_, answer, name, where) => {
  expect(() => rowsOf(name, JSON.stringify(answer))).toThrow(`differently from PostgreSQL (${where})`);
});

test("a name that every object has is no column", () => {
  const row = '{ "__proto__": { "catalog": "pg_class" }, "oid": "1", "relation": "2", "columns": [1] }';
  expect(() => rowsOf("dependencies", `[${row}]`)).toThrow("0.catalog: a value was expected");
});
