import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { sqlserver } from "../../../src/core/dialects/sqlserver/index.ts";
import { isTable } from "../../../src/core/names/kinds.ts";
import { ScriptedDatabase } from "../../servers/tds/load.ts";
import { batchesOf } from "../../servers/tds/script.ts";
import { corpus } from "../../support/corpora.ts";
import { crawl, filesOf } from "../../support/crawled.ts";
import { serve } from "../../support/sqlserver.ts";

function read(root: string, file: string): string {
  const data = readFileSync(join(root, file));
  const plain = file.endsWith(".gz") ? gunzipSync(data) : data;
  return plain[0] === 0xff && plain[1] === 0xfe ? plain.toString("utf16le") : plain.toString("utf8");
}

/** In the order in which its project builds them: what others name comes first. */
function wideWorldImporters(root: string): string[] {
  const all = globSync("microsoft-samples/wide-world-importers/**/*.sql", { cwd: root }).sort();
  const order = [/\/Security\/\w+\.sql$/, /\/Sequences\//, /\/User Defined Types\//, /\/Tables\//, /./];
  const rank = (file: string) => order.findIndex((pattern) => pattern.test(file));
  return all.sort((a, b) => rank(a) - rank(b));
}

const sources: [name: string, files: (root: string) => string[]][] = [
  ["Chinook", () => ["chinook/Chinook_SqlServer.sql"]],
  ["Northwind", () => ["microsoft-samples/instnwnd.sql"]],
  ["pubs", () => ["microsoft-samples/instpubs.sql"]],
  ["AdventureWorks", () => ["microsoft-samples/instawdb.sql.gz"]],
  ["AdventureWorks DW", () => ["microsoft-samples/instawdbdw.sql"]],
  ["Wide World Importers", wideWorldImporters],
];

/** Tables in any order, each behind those that it references, as no script of a project is. */
function load(database: ScriptedDatabase, root: string, files: string[]): ScriptedDatabase {
  let rest = files.map((file) => read(root, file));
  for (let round = 0; rest.length > 0 && round < 12; round++) {
    rest = rest.filter((script) => !database.attempt(script));
  }
  expect(rest).toEqual([]);
  return database;
}

const count = (database: ScriptedDatabase, sql: string): number => Number(database.query(sql).rows[0]?.[0]);

test.for(sources)("%s: as many things as its catalog has", async ([, files], context) => {
  const root = corpus(context, "mssql");
  const database = load(new ScriptedDatabase("copy"), root, files(root));
  const { objects } = await crawl(await serve([database]));
  const tables = objects.filter(isTable);
  const sum = (of: (table: (typeof tables)[number]) => number) => tables.reduce((all, table) => all + of(table), 0);
  // Straight from the rows, by nothing that the crawler knows.
  const of = (kind: string) => `object_id IN (SELECT object_id FROM sys.tables) AND ${kind}`;
  const tools = count(
    database,
    "SELECT COUNT(*) FROM sys.extended_properties WHERE name = 'microsoft_database_tools_support'",
  );
  expect(tables.length).toBe(count(database, "SELECT COUNT(*) FROM sys.tables") - tools);
  if (tools === 0) {
    expect({
      columns: sum(({ columns }) => columns.length),
      keys: sum(({ primaryKey, uniques }) => uniques.length + (primaryKey ? 1 : 0)),
      indexes: sum(({ indexes }) => indexes.length),
      foreignKeys: sum(({ foreignKeys }) => foreignKeys.length),
      checks: sum(({ checks }) => checks.length),
      defaults: sum(({ columns }) => columns.filter((column) => column.default !== undefined).length),
    }).toEqual({
      columns: count(database, `SELECT COUNT(*) FROM sys.columns WHERE ${of("1")}`),
      keys: count(
        database,
        "SELECT COUNT(*) FROM sys.key_constraints WHERE parent_object_id IN (SELECT object_id FROM sys.tables)",
      ),
      indexes: count(
        database,
        `SELECT COUNT(*) FROM sys.indexes WHERE ${of("type > 0 AND is_primary_key = 0 AND is_unique_constraint = 0")}`,
      ),
      foreignKeys: count(database, "SELECT COUNT(*) FROM sys.foreign_keys"),
      checks: count(
        database,
        "SELECT COUNT(*) FROM sys.check_constraints WHERE parent_object_id IN (SELECT object_id FROM sys.tables)",
      ),
      defaults: count(
        database,
        "SELECT COUNT(*) FROM sys.default_constraints WHERE parent_object_id IN (SELECT object_id FROM sys.tables)",
      ),
    });
  }
  expect(objects.filter(({ kind }) => kind === "routine")).toHaveLength(
    count(database, "SELECT COUNT(*) FROM sys.objects WHERE type IN ('P ', 'FN', 'IF', 'TF')"),
  );
  // No number that the server made up is in a name.
  expect(JSON.stringify(objects)).not.toMatch(/"name":"[A-Z]{2}__[^"]*__[0-9A-F]{8,}"/);
});

test.for(sources)(
  "%s: a copy with other ids and other names from the server gives the same files",
  async ([, files], context) => {
    const root = corpus(context, "mssql");
    const [one, other] = [1000, 900_000].map((base) =>
      load(new ScriptedDatabase(`copy ${base}`, { base }), root, files(root)),
    );
    expect(filesOf(await crawl(await serve([one!])))).toEqual(filesOf(await crawl(await serve([other!]))));
  },
);

test.for(sources)("%s: scripts are cut into batches as sqlcmd does", ([, files], context) => {
  const root = corpus(context, "mssql");
  for (const file of files(root)) {
    const script = read(root, file);
    // A line in a comment ends nothing, and comments alone are sent to no server.
    const plain = script.replace(/\/\*[\s\S]*?\*\//g, "");
    const expected = batchesOf(plain).filter((batch) => batch.replace(/--[^\n]*/g, "").trim() !== "");
    const isClient = (line: string) => /^\s*(:|!!)/.test(line);
    const batches = expected.filter((batch) => batch.split("\n").some((line) => line.trim() !== "" && !isClient(line)));
    expect([file, sqlserver.script.split(script).statements.length]).toEqual([file, batches.length]);
  }
});
