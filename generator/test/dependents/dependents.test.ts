import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Dependent, dependentsOf } from "../../src/core/dependents/dependents.ts";
import { database } from "../../src/core/model/database.ts";
import { qualifiedName, targetWords } from "../../src/core/names/names.ts";
import { expectGolden } from "../support/golden.ts";
import { reusedShadow } from "../support/reused-shadow.ts";

const root = join(import.meta.dirname, "../cases/dependents");
const words = ({ target, byText }: Dependent) => `  ${targetWords(target)}${byText ? " (by text)" : ""}`;

test("who uses each table and view, and each of their columns", async () => {
  const shadow = await reusedShadow([], { embedded: true });
  const crawled = await shadow.crawl(readFileSync(join(root, "input.sql"), "utf8"));
  await shadow.close();
  const { ofColumn, ofRelation } = dependentsOf(crawled);
  const lines = crawled.objects.flatMap((object) => {
    if (object.kind === "routine" || !("columns" in object)) return [];
    const name = qualifiedName(object.schema, object.name);
    const columns = object.columns.flatMap((column) => [
      `${name}.${column.name}`,
      ...ofColumn(object, column.name).map(words),
    ]);
    return [name, ...ofRelation(object).map(words), ...columns];
  });
  expectGolden(`${lines.join("\n")}\n`, join(root, "expected.txt"));
});

test("a snapshot that an older release wrote tells what it knows", () => {
  const old = database.parse({
    engine: "postgres",
    objects: [
      {
        ...{ kind: "table", schema: "a", name: "t", columns: [{ name: "x", type: "text", nullable: true }] },
        checks: [{ name: "c", expression: "x <> ''" }],
        indexes: [{ name: "i", method: "btree", key: [{ column: "x" }], predicate: "x <> ''" }],
      },
      {
        kind: "view",
        schema: "a",
        name: "v",
        definition: "SELECT x FROM a.t",
        dependsOn: [{ schema: "a", name: "t" }],
      },
    ],
  });
  const { ofColumn, ofRelation } = dependentsOf(old);
  expect(ofRelation({ schema: "a", name: "t" }).map(words)).toEqual(["  view a.v"]);
  expect(ofColumn({ schema: "a", name: "t" }, "x").map(words)).toEqual(["  index i on a.t"]);
});
