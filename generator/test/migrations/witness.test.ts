import { expect, test } from "vitest";
import type { Target } from "../../src/core/model/change.ts";
import { emptyDatabase } from "../../src/core/model/database.ts";
import { witnessOf } from "../../src/migrations/index.ts";

const table = (name: string): Target => ({ kind: "table", schema: "a", name });
const column = (of: string, name: string): Target => ({
  kind: "column",
  schema: "a",
  parent: { kind: "table", name: of },
  name,
});
const ids = (things: Record<string, Target>) => new Map(Object.entries(things));
const nothing = emptyDatabase("any");
const told = (start: Record<string, Target>, after: Record<string, Target>, before = start) => {
  const witnessed = { start: ids(start), before: ids(before), after: ids(after) };
  const { renamed, recreated } = witnessOf({ witnessed, statements: [] }, nothing, nothing);
  return { renamed, recreated };
};

const old = { 1: table("t"), "1.1": column("t", "x"), "1.2": column("t", "y") };

test("a table is renamed, and its columns with it, which are not", () => {
  expect(told(old, { 1: table("u"), "1.1": column("u", "x"), "1.2": column("u", "z") })).toEqual({
    renamed: [
      { from: table("t"), to: table("u") },
      { from: column("t", "y"), to: column("u", "z") },
    ],
    recreated: [],
  });
});

test("a column that another id has now was dropped and made again, also in a renamed table", () => {
  const after = { 1: table("u"), "1.1": column("u", "x"), "1.3": column("u", "y") };
  expect(told(old, after).recreated).toEqual([column("u", "y")]);
});

test("a table that another id has now was, and so nothing is said of its columns", () => {
  const after = { 2: table("t"), "2.1": column("t", "x"), "2.2": column("t", "y") };
  expect(told(old, after)).toEqual({ renamed: [], recreated: [table("t")] });
});

test("what takes the name of something dropped by a rename is renamed, not made again", () => {
  expect(told(old, { 1: table("t"), "1.2": column("t", "x") })).toEqual({
    renamed: [{ from: column("t", "y"), to: column("t", "x") }],
    recreated: [],
  });
});

test("ids that were not there at the start say nothing: each side gives its own", () => {
  expect(told(old, { ...old, 7: table("v") }, { ...old, 7: table("w") })).toEqual({ renamed: [], recreated: [] });
});

test("a table that becomes a partition keeps its values, whatever takes its name", () => {
  const partition: Target = { kind: "partition", schema: "a", parent: { kind: "table", name: "t" }, name: "old" };
  const after = { 1: partition, 2: table("t"), "2.1": column("t", "x"), "2.2": column("t", "y") };
  expect(told(old, after).recreated).toEqual([]);
});

test("a partition of another table is no partition under another name, and neither is a table of its own", () => {
  const partition = (of: string): Target => ({
    kind: "partition",
    schema: "a",
    parent: { kind: "table", name: of },
    name: "p",
  });
  const tables = { 1: table("t"), 2: table("u") };
  expect(told({ ...tables, 3: partition("t") }, { ...tables, 3: partition("u") }).renamed).toEqual([]);
  expect(told({ ...tables, 3: partition("t") }, { ...tables, 3: table("p") }).renamed).toEqual([]);
});

test("SQL may forge ids: what the database said it dropped is none of the renames, and what it said it made again is", () => {
  const dropped = (kind: string, ...names: string[]) => ({ kind, names, dropped: true });
  const affected = [dropped("table", "a", "t"), dropped("column", "a", "u", "x")];
  const statements = [{ file: "1.sql", line: 1, endLine: 1, sql: "", affected }];
  const [before, after] = [ids({ 1: table("t"), 2: table("v") }), ids({ 1: table("u"), 2: table("w") })];
  expect(witnessOf({ witnessed: { start: before, before, after }, statements }, nothing, nothing).renamed).toEqual([
    { from: table("v"), to: table("w") },
  ]);
});

test("where nobody saw, nothing is said of renames", () => {
  expect(witnessOf({ statements: [] }, nothing, nothing)).toEqual({ recreated: [], statements: [] });
});
