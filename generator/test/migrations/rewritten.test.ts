import { expect, test } from "vitest";
import { migrationsOf, noMigrations, rewritten } from "../../src/migrations/index.ts";

const [a, b, c] = ["CREATE TABLE a (id int);", "CREATE TABLE b (id int);", "CREATE TABLE c (id int);"];
type Files = Record<string, string>;
const migrations = (files: Files) => migrationsOf(Object.entries(files), "db");
const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`${index + 1}.sql`, a]));

test.each<[string, Files, Files, string[]]>([
  ["one more", { "1.sql": a }, { "1.sql": a, "2.sql": b }, []],
  ["a comment", { "1.sql": a }, { "1.sql": `-- why\n${a}` }, []],
  ["an edited one", { "1.sql": a, "2.sql": b }, { "1.sql": c, "2.sql": b }, ["db/1.sql: changed"]],
  ["one taken back", { "1.sql": a, "2.sql": b }, { "1.sql": a }, ["db/2.sql: deleted"]],
  [
    "one in between",
    { "1.sql": a, "3.sql": b },
    { "1.sql": a, "2.sql": c, "3.sql": b },
    ["db/2.sql: comes before db/3.sql"],
  ],
  ["one renamed", { "1.sql": a, "2.sql": b }, { "1.sql": a, "3.sql": b }, ["db/2.sql: deleted"]],
  [
    "all of them squashed",
    { "1.sql": a, "2.sql": b },
    { "0.sql": `${a} ${b}` },
    ["db/1.sql: deleted", "db/2.sql: deleted"],
  ],
  ["most of them gone", many, { "1.sql": a }, ["db/2.sql and 7 more: deleted"]],
  [
    "what Flyway runs again",
    { "V1__a.sql": a, "R__v.sql": "SELECT 1" },
    { "V1__a.sql": a, "V2__b.sql": b, "R__v.sql": "SELECT 2" },
    [],
  ],
  ["the first", {}, { "1.sql": a }, []],
])("%s", (_name, base, head, warnings) => {
  const before = Object.keys(base).length === 0 ? noMigrations : migrations(base);
  const said = rewritten(before, migrations(head)).map(({ object, message }) => `${object}: ${message}`);
  expect(said).toEqual(warnings.map((start) => expect.stringMatching(new RegExp(`^${start}`))));
});

test("a file with the whole schema is edited each time", () => {
  const [one, other] = [a, b].map((text) => migrationsOf([["", text]], "structure.sql"));
  expect(rewritten(one!, other!)).toEqual([]);
});
