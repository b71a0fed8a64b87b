import { expect, test } from "vitest";
import { rowsOf } from "../../src/engines/postgres/crawl/queries/index.ts";

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
  expect(parse).toThrow(`the server describes its dependencies otherwise than PostgreSQL does (${where}`);
  expect(parse).not.toThrow("canary-5d1e");
});
