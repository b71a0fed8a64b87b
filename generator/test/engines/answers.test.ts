import { expect, test } from "vitest";
import { fits } from "../../src/engines/postgres/crawl/queries/fits.ts";
import { queries, rowsOf } from "../../src/engines/postgres/crawl/queries/index.ts";

const dependency = { view: "1", schema: "public", name: "orders" };

test("the rows of an answer, without what nobody asked for", () => {
  expect(rowsOf("dependencies", JSON.stringify([{ ...dependency, more: 1 }]))).toEqual([dependency]);
});

test.each([
  ["a value of another type", { ...dependency, view: 1 }, "0.view: Invalid input: expected string, received number"],
  ["a value that is missing", { view: "1", name: "orders" }, "0.schema: Invalid input: expected string"],
  ["a row that is none", "canary-5d1e", "0: Invalid input: expected object"],
])("%s: the error says where, and repeats no value", (_, row, where) => {
  const parse = () => rowsOf("dependencies", JSON.stringify([row]));
  expect(parse).toThrow(`the server describes its dependencies differently from PostgreSQL (${where}`);
  expect(parse).not.toThrow("canary-5d1e");
});

const column = {
  ...{ relation: "1", number: 2, name: "id", type: "bigint", not_null: true, identity: "a" },
  ...{ parameters: ["n_distinct=1"], acl: [["reader", "SELECT", false]] },
};

test("a row that is just as asked for is taken as it is, and what is otherwise in one place is not", () => {
  const fitsColumn = fits(queries.columns.row);
  expect(fitsColumn(column)).toBe(true);
  const { number, ...incomplete } = column;
  const others: unknown[] = [
    ...Object.keys(column).map((key) => ({ ...column, [key]: { not: "this" } })),
    ...[{ ...column, identity: "x" }, { ...column, parameters: [1] }, { ...column, more: number }, incomplete],
    ...[[["reader", "SELECT"]], [["reader", "SELECT", false, 1]], [["reader", "SELECT", "no"]]].map((acl) => ({
      ...column,
      acl,
    })),
    JSON.parse(JSON.stringify(column).replace("{", '{"__proto__":{},')),
    ...[null, "id", [column]],
  ];
  expect(others.map(fitsColumn)).toEqual(others.map(() => false));
});
