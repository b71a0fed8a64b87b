import pg from "pg";
import { expect, test } from "vitest";
import { fromFiles, toFiles } from "../../src/core/canonical/index.ts";
import type { Database } from "../../src/core/model/database.ts";
import { crawl, crawlEmbedded, filesOf } from "../support/crawled.ts";
import { createDatabase, sqlOn } from "../support/postgres.ts";

/** Names that are meant for someone other than the database: a shell, a browser, a template, a file system, a diff. */
const names = [
  '"; DROP TABLE kept; --',
  "'; DROP TABLE kept; --",
  "$$; DROP TABLE kept; $$",
  "../../x",
  "..",
  ".",
  "/etc/passwd",
  "C:\\x\\y",
  "😀 and 👩‍👩‍👧",
  "a".repeat(63),
  "ü".repeat(31),
  "<script>alert(1)</script>",
  "{{ 7 * 7 }}{% include 'x' %}",
  "a|b|c",
  "two\nlines\r\n",
  "@everyone #1",
  "back\\slash\\n",
  "Same",
  "same",
  "SAME",
  "con",
  "NUL.json",
  "dot.",
  "space ",
  " lead",
  "%2e%2e%2f",
  "__proto__",
  "constructor",
  "toString",
  "\u202egnirts",
  "\ufeffbom",
  "null",
  "1; 2",
  "--",
  "/* */",
  "$(touch x)",
  "`touch x`",
  "(integer)",
  "a.b",
  "*",
  "e\u0301",
  "\u00e9",
  "\u0001",
];

const id = pg.escapeIdentifier;
const text = pg.escapeLiteral;

const shortened = (name: string) => name.slice(0, 30);

/** Each name as schema, table, column, constraint, index, enum and its value, routine, trigger, policy, and as comment. */
function ddlOf(name: string): string {
  const own = id(name);
  const words = text(name);
  const type = `${own}.${own}`;
  const table = `${own}.${id(shortened(`t ${name}`))}`;
  return `
CREATE SCHEMA ${own};
CREATE TYPE ${type} AS ENUM (${words}, 'other');
CREATE TABLE ${table} (
  ${own} integer DEFAULT 1 CONSTRAINT ${own} CHECK (${own} > 0),
  value ${type} DEFAULT ${words}::${type}, words text DEFAULT ${words});
CREATE INDEX ${own} ON ${table} (${own}, lower(words || ${words})) WHERE words <> ${words};
CREATE FUNCTION ${type}(${own} ${type}) RETURNS text LANGUAGE sql AS ${text(`SELECT ${words}`)};
CREATE POLICY ${own} ON ${table} USING (words = ${words});
CREATE TRIGGER ${own} BEFORE UPDATE OF ${own} ON ${table} FOR EACH ROW EXECUTE FUNCTION fire(${words});
CREATE VIEW ${own}.${id(shortened(`v ${name}`))} AS SELECT ${own}, words AS ${id(`${shortened(name)} 2`)} FROM ${table};
COMMENT ON SCHEMA ${own} IS ${words};
COMMENT ON TABLE ${table} IS ${text(`${name}\n<<<<<<< ours`)};
COMMENT ON COLUMN ${table}.${own} IS ${words};
COMMENT ON FUNCTION ${type}(${type}) IS ${words};`;
}

const ddl = `CREATE TABLE kept (id integer);
CREATE FUNCTION fire() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
${names.map(ddlOf).join("\n")}`;

function expectUnharmed(database: Database): void {
  expect(database.schemas.map(({ name }) => name).sort()).toEqual([...names, "public"].sort());
  for (const name of names) {
    const own = database.objects.filter(({ schema }) => schema === name);
    expect(own.map(({ kind }) => kind).sort(), name).toEqual(["enum", "routine", "table", "view"]);
    const [table] = own.filter((object) => object.kind === "table");
    expect(table, name).toMatchObject({
      name: shortened(`t ${name}`),
      comment: `${name}\n<<<<<<< ours`,
      columns: [{ name, comment: name }, { name: "value" }, { name: "words" }],
      checks: [{ name }],
      indexes: [{ name, key: [{ column: name }, {}] }],
      policies: [{ name }],
      triggers: [{ name, columns: [name], arguments: [name] }],
    });
    expect(own.find(({ kind }) => kind === "enum")).toMatchObject({
      name,
      values: [name, "other"],
    });
    expect(own.find(({ kind }) => kind === "routine")).toMatchObject({ name, comment: name, arguments: [{ name }] });
  }
  const files = [...toFiles(database)];
  expect(fromFiles(files)).toEqual(database);
  const paths = files.map(([path]) => path.normalize("NFC").toLowerCase());
  expect(new Set(paths).size).toBe(paths.length);
}

test("hostile names and comments go through crawl and files as they are, and nothing of them is run", async (context) => {
  const url = await createDatabase(context);
  await sqlOn(url, ddl);
  const database = await crawl(url);
  expectUnharmed(database);
  expect(database.objects.some(({ schema, name }) => schema === "public" && name === "kept")).toBe(true);
  expect(filesOf(await crawlEmbedded([], (run) => run(ddl)))).toEqual(filesOf(database));
});
