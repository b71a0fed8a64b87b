import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Dependent, dependentsOf } from "../../src/core/dependents/dependents.ts";
import { type Database, database } from "../../src/core/model/database.ts";
import { qualifiedName, targetWords } from "../../src/core/names/names.ts";
import { review } from "../../src/core/review/review.ts";
import { engineOf } from "../../src/engines/registry.ts";
import { ScriptedDatabase } from "../servers/tds/load.ts";
import { crawl, everything } from "../support/crawled.ts";
import { expectGolden } from "../support/golden.ts";
import { createMysql, load, mysqlServers } from "../support/mysql.ts";
import { reusedShadow } from "../support/reused-shadow.ts";
import { serve } from "../support/sqlserver.ts";

const read = (name: string) => readFileSync(join(root, name), "utf8");
const root = join(import.meta.dirname, "../cases/dependents");
const words = ({ target, byText }: Dependent) => `  ${targetWords(target)}${byText ? " (by text)" : ""}`;

/** Each table and view, and each of its columns, with what uses it. */
function usersIn(crawled: Database): string {
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
  return `${lines.join("\n")}\n`;
}

test("who uses each table and view, and each of their columns", async () => {
  const shadow = await reusedShadow([], { embedded: true });
  const crawled = await shadow.crawl(read("input.sql"));
  await shadow.close();
  expectGolden(usersIn(crawled), join(root, "expected.txt"));
});

/** What findings say of columns that are dropped and renamed, with what uses them. */
function saidOfColumns(before: Database, after: Database): string {
  const { findings } = review({ label: "before", database: before }, { label: "after", database: after }, undecided);
  return findings.map(({ code, message }) => `${code}: ${message}\n`).join("");
}
const undecided = { renames: [], ignores: [] };

test.for(mysqlServers)(
  "%s: columns are known by what the server prints, and by the texts of code",
  async (server, context) => {
    const url = await createMysql(context, server);
    load(url, read("mysql/before.sql"));
    const before = await crawl(url);
    load(url, read("mysql/change.sql"));
    const after = await engineOf(url).crawl(url, everything);
    expectGolden(usersIn(before), join(root, "mysql/expected.txt"));
    expectGolden(saidOfColumns(before, after.database), join(root, "mysql/findings.txt"));
  },
);

test("SQL Server: columns are known by what the server prints, and by the texts of views and code", async () => {
  const [before, after] = await Promise.all(
    ["before", "after"].map(async (when) =>
      crawl(await serve([new ScriptedDatabase("shop").load(read(`sqlserver/${when}.sql`))])),
    ),
  );
  expectGolden(usersIn(before!), join(root, "sqlserver/expected.txt"));
  expectGolden(saidOfColumns(before!, after!), join(root, "sqlserver/findings.txt"));
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
