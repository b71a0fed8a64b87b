import { createHash } from "node:crypto";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { HistoryProblem } from "../../src/core/model/finding.ts";
import { historyFindings } from "../../src/core/rules/migrations/history.ts";
import { historyProblems, judgedOtherwise, migrationsOf, noMigrations } from "../../src/migrations/index.ts";
import { expectGolden } from "../support/golden.ts";

const [a, b, c] = ["CREATE TABLE a (id int);", "CREATE TABLE b (id int);", "CREATE TABLE c (id int);"];
type Files = Record<string, string>;
const migrations = (files: Files) => migrationsOf(Object.entries(files), "db");
const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`${index + 1}.sql`, a]));
const goose = (sql: string) => `-- +goose Up\n${sql}`;
const dbmate = (sql: string) => `-- migrate:up\n${sql}`;
const sqlMigrate = (sql: string) => `-- +migrate Up\n${sql}`;
const drizzle = (...tags: string[]) => ({
  "meta/_journal.json": JSON.stringify({ entries: tags.map((tag, idx) => ({ idx, tag })) }),
});

const plan = (...names: string[]) =>
  `%project=x\n\n${names.map((name) => `${name} 2024-01-01T00:00:00Z A <a@b> # x\n`).join("")}`;
/** Of the tests of ariga/atlas-operator. */
const ofAtlas = {
  file: "20230412003626_create_foo.sql",
  text: "CREATE TABLE foo (id INT PRIMARY KEY);",
  sum: "h1:i2OZ2waAoNC0T8LDtu90qFTpbiYcwTNLOrr5YUrq8+g=\n20230412003626_create_foo.sql h1:8C7Hz48VGKB0trI2BsK5FWpizG6ttcm9ep+tX32y0Tw=\n",
};
/** A folder as `atlas migrate hash` leaves it. */
function atlas(files: Files): Files {
  const sum = createHash("sha256");
  const lines = Object.entries(files).map(([name, sql]) => [
    name,
    sum.update(name).update(sql).copy().digest("base64"),
  ]);
  const whole = createHash("sha256").update(lines.flat().join("")).digest("base64");
  return { ...files, "atlas.sum": `h1:${whole}\n${lines.map(([name, hash]) => `${name} h1:${hash}\n`).join("")}` };
}

/** `severity code at file:line: the beginning of what is said`. */
function told(base: Files, head: Files): string[] {
  const before = Object.keys(base).length === 0 ? noMigrations : migrations(base);
  return historyFindings(historyProblems(before, migrations(head))).map(
    ({ severity, code, target, cause, message }) => {
      const place = cause ? `${cause.file}:${cause.line}` : target.name;
      return `${severity} ${code} at ${place}: ${message}`;
    },
  );
}

test.each<[string, Files, Files, string[]]>([
  ["one more", { "1.sql": a }, { "1.sql": a, "2.sql": b }, []],
  ["a comment", { "1.sql": a }, { "1.sql": `-- why\n${a}` }, []],
  [
    "an edited one",
    { "1.sql": `${a}\n${b}`, "2.sql": b },
    { "1.sql": `${a}\n${c}`, "2.sql": b },
    [
      "risky migration-edited at db/1.sql:2: db/1.sql is changed, although the base has it already: where it has run, tools don't",
    ],
  ],
  [
    "one taken back",
    { "1.sql": a, "2.sql": b },
    { "1.sql": a },
    [
      "risky migration-removed at db/2.sql: db/2.sql is deleted, although the base has it: no tool undoes it. What it made stays in databases that ran it, and new ones do not get it.",
    ],
  ],
  [
    "one in between",
    { "1.sql": a, "3.sql": b },
    { "1.sql": a, "2.sql": c, "3.sql": b },
    [
      "risky migration-out-of-order at db/2.sql:1: db/2.sql comes before db/3.sql, which the base has already: where that has run,",
    ],
  ],
  ["one renamed", { "1.sql": a, "2.sql": b }, { "1.sql": a, "3.sql": b }, ["risky migration-removed at db/2.sql: "]],
  [
    "all of them squashed",
    { "1.sql": a, "2.sql": b },
    { "0.sql": `${a} ${b}` },
    [
      "risky migration-removed at db/0.sql:1: 2 migrations of the base are deleted, and db/0.sql takes their place: where the old ones have run, what is new",
    ],
  ],
  [
    "all of them replaced by several",
    { "1.sql": a, "2.sql": b },
    { "3.sql": a, "4.sql": b },
    ["risky migration-removed at db: All 2 migrations of the base are deleted, and others take their place: "],
  ],
  [
    "all of them squashed into the first",
    many,
    { "1.sql": `${a} ${b}`, "10.sql": c },
    [
      "risky migration-removed at db/1.sql:1: 8 migrations of the base are deleted, and db/1.sql takes their place: where it has run, tools don't",
    ],
  ],
  [
    "the older ones squashed into one, with what came since left as it is",
    many,
    { "0_all.sql": `${a} ${b}`, "8.sql": a, "9.sql": a },
    [
      "risky migration-removed at db/0_all.sql:1: 7 migrations of the base are deleted, and db/0_all.sql takes their place: ",
    ],
  ],
  [
    "one edited, two taken back, and one more in between: no squash",
    { "1.sql": a, "2.sql": b, "3.sql": c, "5.sql": c },
    { "1.sql": b, "4.sql": c, "5.sql": c },
    [
      "risky migration-edited at db/1.sql:1: ",
      "risky migration-removed at db/2.sql: ",
      "risky migration-removed at db/3.sql: ",
      "risky migration-out-of-order at db/4.sql:1: ",
    ],
  ],
  [
    "all of them squashed, for Flyway",
    { "V1__a.sql": a, "V2__b.sql": b, "R__v.sql": "SELECT 1" },
    { "V3__all.sql": `${a} ${b}`, "R__v.sql": "SELECT 1" },
    [
      "breaking migration-removed at db/V3__all.sql:1: 2 migrations of the base are deleted, and db/V3__all.sql takes their place: Flyway refuses",
    ],
  ],
  ["most of them gone", many, { "1.sql": a }, ["risky migration-removed at db/2.sql: db/2.sql and 7 more are deleted"]],
  [
    "what Flyway runs again",
    { "V1__a.sql": a, "R__v.sql": "SELECT 1" },
    { "V1__a.sql": a, "V2__b.sql": b, "R__v.sql": "SELECT 2" },
    [],
  ],
  [
    "one that Flyway has the checksum of",
    { "V1__a.sql": a },
    { "V1__a.sql": b },
    [
      "breaking migration-edited at db/V1__a.sql:1: db/V1__a.sql is changed, although the base has it already: databases that ran",
    ],
  ],
  [
    "a comment in one that Flyway has the checksum of",
    { "V1__a.sql": a, "V2__b.sql": `${b}\n` },
    { "V1__a.sql": `${a}\n-- why`, "V2__b.sql": `${b}\r\n` },
    [
      "breaking migration-edited at db/V1__a.sql:2: Only comments or white space of db/V1__a.sql are changed, although the base has it already: databases that ran it have another checksum, and Flyway refuses to migrate them.",
    ],
  ],
  [
    "a comment in one that Flyway runs again",
    { "V1__a.sql": a, "R__v.sql": "SELECT 1" },
    { "V1__a.sql": a, "R__v.sql": "SELECT 1 -- why" },
    [],
  ],
  [
    "a comment in one that Prisma has the checksum of",
    { "1_a/migration.sql": a },
    { "1_a/migration.sql": `-- why\n${a}` },
    ["risky migration-edited at db/1_a/migration.sql:1: Only comments"],
  ],
  [
    "two of one version, for Flyway",
    { "V1__a.sql": a, "V2_0__b.sql": b },
    { "V1__a.sql": a, "V2_0__b.sql": b, "V2__c.sql": c },
    [
      "breaking migration-version-clash at db/V2__c.sql:1: db/V2__c.sql and db/V2_0__b.sql are of the same version: Flyway refuses both",
    ],
  ],
  [
    "two of one version, for golang-migrate",
    { "1_a.up.sql": a, "2_b.up.sql": b },
    { "1_a.up.sql": a, "2_b.up.sql": b, "002_c.up.sql": c },
    ["breaking migration-version-clash at db/002_c.up.sql:1: "],
  ],
  [
    "two of one version, for Diesel",
    { "2024-01-01-000000_a/up.sql": a },
    { "2024-01-01-000000_a/up.sql": a, "2024-01-01-000000_b/up.sql": b },
    ["breaking migration-version-clash at db/2024-01-01-000000_b/up.sql:1: "],
  ],
  [
    "two of one version, for goose",
    { "001_a.sql": goose(a) },
    { "001_a.sql": goose(a), "1_b.sql": goose(b) },
    ["breaking migration-version-clash at db/1_b.sql:2: "],
  ],
  [
    "two of one version, for dbmate",
    { "001_a.sql": dbmate(a) },
    { "001_a.sql": dbmate(a), "001_b.sql": dbmate(b), "1_c.sql": dbmate(c) },
    ["breaking migration-version-clash at db/001_b.sql:2: "],
  ],
  [
    "two of one number, for sql-migrate",
    { "1_a.sql": sqlMigrate(a) },
    { "1_a.sql": sqlMigrate(a), "1_b.sql": sqlMigrate(b) },
    [],
  ],
  [
    "two of one number, for nobody knows",
    { "1_a.sql": a },
    { "1_a.sql": a, "1_b.sql": b },
    ["risky migration-version-clash"],
  ],
  [
    "two of one number that the base has",
    { "1_a.sql": a, "1_b.sql": b },
    { "1_a.sql": a, "1_b.sql": b, "2_c.sql": c },
    [],
  ],
  ["parts of one number", { "1_1_a.sql": a }, { "1_1_a.sql": a, "1_2_b.sql": b, "1a_x.sql": c, "1b_x.sql": c }, []],
  ["the same number in two folders", { "x/1_a.sql": a }, { "x/1_a.sql": a, "y/1_a.sql": b }, []],
  [
    "one in between, for Drizzle",
    { ...drizzle("0_a", "2_c"), "0_a.sql": a, "2_c.sql": c },
    { ...drizzle("0_a", "1_b", "2_c"), "0_a.sql": a, "1_b.sql": b, "2_c.sql": c },
    ["breaking migration-out-of-order at db/1_b.sql:1: "],
  ],
  [
    "one in between, for Prisma",
    { "1_a/migration.sql": a, "3_c/migration.sql": c },
    { "1_a/migration.sql": a, "2_b/migration.sql": b, "3_c/migration.sql": c },
    ["risky migration-out-of-order at db/2_b/migration.sql:1: "],
  ],
  [
    "an edited one, for goose",
    { "1_a.sql": goose(a) },
    { "1_a.sql": goose(b) },
    [
      "risky migration-edited at db/1_a.sql:2: db/1_a.sql is changed, although the base has it already: goose keeps no checksum",
    ],
  ],
  [
    "an edited one, for dbmate",
    { "1_a.sql": dbmate(a) },
    { "1_a.sql": dbmate(b) },
    [
      "risky migration-edited at db/1_a.sql:2: db/1_a.sql is changed, although the base has it already: dbmate keeps no checksum",
    ],
  ],
  [
    "an edited one, for Sqitch",
    { "sqitch.plan": plan("a"), "deploy/a.sql": a },
    { "sqitch.plan": plan("a"), "deploy/a.sql": b },
    [
      "risky migration-edited at db/deploy/a.sql:1: db/deploy/a.sql is changed, although the base has it already: `sqitch deploy` does not run it again, so databases that have it stay as they are, and `sqitch check` fails on them.",
    ],
  ],
  [
    "one in between, for Sqitch",
    { "sqitch.plan": plan("a", "c"), "deploy/a.sql": a, "deploy/c.sql": c },
    { "sqitch.plan": plan("a", "b", "c"), "deploy/a.sql": a, "deploy/b.sql": b, "deploy/c.sql": c },
    [
      "breaking migration-out-of-order at db/deploy/b.sql:1: db/deploy/b.sql comes before db/deploy/c.sql, which the base has already: `sqitch deploy` can't find",
    ],
  ],
  [
    "an edited one, for Atlas, with a checksum that fits",
    atlas({ "1_a.sql": a }),
    atlas({ "1_a.sql": b }),
    [
      "risky migration-edited at db/1_a.sql:1: db/1_a.sql is changed, although the base has it already: once atlas.sum fits it, Atlas neither",
    ],
  ],
  [
    "an edited one, for Atlas, with the old checksum",
    atlas({ "1_a.sql": a, "2_b.sql": b }),
    { ...atlas({ "1_a.sql": a, "2_b.sql": b }), "2_b.sql": c },
    [
      "risky migration-edited at db/2_b.sql:1: ",
      "breaking migration-refused at db/atlas.sum:3: db/atlas.sum has another checksum for 2_b.sql than that file has: Atlas ends with a checksum error before it runs anything.",
    ],
  ],
  ["a checksum that Atlas itself gave", {}, { [ofAtlas.file]: ofAtlas.text, "atlas.sum": ofAtlas.sum }, []],
  [
    "two of one version, for Atlas",
    atlas({ "1_a.sql": a, "2_b.sql": b }),
    atlas({ "1_a.sql": a, "2_b.sql": b, "2_c.sql": c }),
    [
      "breaking migration-version-clash at db/2_c.sql:1: db/2_c.sql and db/2_b.sql are of the same version: Atlas keeps one revision for each",
    ],
  ],
  [
    "a merge by hand, for Atlas",
    atlas({ "1_a.sql": a }),
    {
      ...atlas({ "1_a.sql": a, "2_b.sql": b }),
      "atlas.sum": atlas({ "1_a.sql": a, "2_b.sql": b })["atlas.sum"]!.replace(/^h1:.*/, "h1:xyz="),
    },
    [
      "breaking migration-refused at db/atlas.sum:1: db/atlas.sum begins with a checksum that is not that of its lines: Atlas",
    ],
  ],
  [
    "a conflict that is left, for Atlas",
    atlas({ "1_a.sql": a }),
    {
      ...atlas({ "1_a.sql": a }),
      "atlas.sum": `<<<<<<< HEAD\n${atlas({ "1_a.sql": a })["atlas.sum"]}=======\n>>>>>>> b\n`,
    },
    ["breaking migration-refused at db/atlas.sum:2: db/atlas.sum has a line that is none of a checksum: Atlas"],
  ],
  ["the first", {}, { "1.sql": a }, []],
])("%s", (_name, base, head, problems) => {
  expect(told(base, head)).toEqual(problems.map((start) => expect.stringContaining(start)));
});

test("a file with the whole schema is edited each time", () => {
  const [one, other] = [a, b].map((text) => migrationsOf([["", text]], "structure.sql"));
  expect(historyProblems(one!, other!)).toEqual([]);
});

test("what may run in another order, or not on an empty database, is for the reviewer to look at", () => {
  const said = (base: Files, head: Files) =>
    judgedOtherwise(historyProblems(migrations(base), migrations(head))).map(({ object, unjudged }) => [
      object,
      unjudged,
    ]);
  expect(said({ "1.sql": a, "3.sql": b }, { "1.sql": a, "2.sql": c, "3.sql": b })).toEqual([["db/2.sql", true]]);
  expect(said({ "1.sql": a }, { "2.sql": a })).toEqual([["db", true]]);
  expect(said({ "1.sql": a, "2.sql": b }, { "1.sql": c })).toEqual([]);
});

test("what is said of each, in words", () => {
  const cause = { file: "db/2.sql", line: 3, endLine: 4, statement: "SELECT 1" };
  const of = { severity: "risky", does: "tools do something about it" } as const;
  const file = { ...of, file: "db/2.sql", cause };
  const why = { why: "has no section to run", instead: "Give it one." };
  const other = { ...file, other: "db/3.sql" };
  const problems: HistoryProblem[] = [
    { ...file, what: "edited" },
    { ...of, what: "removed", file: "db/2.sql", more: 0 },
    { ...of, what: "removed", file: "db/2.sql", more: 3 },
    { ...of, what: "replaced", folder: "db", files: 1 },
    { ...of, what: "replaced", folder: "db", files: 5 },
    { ...of, what: "replaced", folder: "db", files: 5, into: { file: "db/6.sql", files: 5, cause } },
    { ...file, what: "squashed", files: 2 },
    { ...file, what: "edited in its comments" },
    ...(["out of order", "clash"] as const).flatMap((what): HistoryProblem[] => [
      { ...other, what },
      { ...other, what, meanwhile: true },
    ]),
    ...(["refused", "not run", "missing"] as const).map((what): HistoryProblem => ({ ...file, ...why, what })),
  ];
  const words = historyFindings(problems).flatMap(({ severity, code, target, does, message, advice, cause }) => [
    `- ${severity} ${code}: ${target.kind} ${target.name} ${does}${cause ? ` (line ${cause.line})` : ""}`,
    `  - ${message}`,
    `  - ${advice}`,
  ]);
  expectGolden(`${words.join("\n")}\n`, join(import.meta.dirname, "../cases/history/findings.md"));
});
