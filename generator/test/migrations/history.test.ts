import { join } from "node:path";
import { expect, test } from "vitest";
import type { HistoryProblem } from "../../src/core/model/finding.ts";
import { historyFinding } from "../../src/core/rules/migrations/history.ts";
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

/** `severity code at file:line: the beginning of what is said`. */
function told(base: Files, head: Files): string[] {
  const before = Object.keys(base).length === 0 ? noMigrations : migrations(base);
  return historyProblems(before, migrations(head))
    .map(historyFinding)
    .map(({ severity, code, target, cause, message }) => {
      const place = cause ? `${cause.file}:${cause.line}` : target.name;
      return `${severity} ${code} at ${place}: ${message}`;
    });
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
    ["risky migration-removed at db: All 2 migrations of the base are deleted, and others take their place: "],
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
    ...(["out of order", "clash"] as const).flatMap((what): HistoryProblem[] => [
      { ...other, what },
      { ...other, what, meanwhile: true },
    ]),
    ...(["refused", "not run", "missing"] as const).map((what): HistoryProblem => ({ ...file, ...why, what })),
  ];
  const words = problems
    .map(historyFinding)
    .flatMap(({ severity, code, target, does, message, advice, cause }) => [
      `- ${severity} ${code}: ${target.kind} ${target.name} ${does}${cause ? ` (line ${cause.line})` : ""}`,
      `  - ${message}`,
      `  - ${advice}`,
    ]);
  expectGolden(`${words.join("\n")}\n`, join(import.meta.dirname, "../cases/history/findings.md"));
});
