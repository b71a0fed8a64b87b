import { describe, expect, test } from "vitest";
import { historyFindings } from "../../src/core/rules/migrations/history.ts";
import { historyProblems, migrationsOf, noMigrations } from "../../src/migrations/index.ts";

const a = "CREATE TABLE a (id int);";
const goose = (sql: string) => `-- +goose Up\n${sql}`;
const dbmate = (sql: string) => `-- migrate:up\n${sql}`;
const sqlMigrate = (sql: string) => `-- +migrate Up\n${sql}`;
const journal = (...entries: object[]) => ({ "meta/_journal.json": JSON.stringify({ entries }, undefined, 1) });
type Files = Record<string, string>;

const cargo = [{ path: "../Cargo.toml", text: '[dependencies]\nsqlx = { version = "0.8" }\n' }];
const read = (files: Files, around = [] as typeof cargo) =>
  migrationsOf(Object.entries(files), "db", undefined, { around });

/** `severity code at file:line: what is said`, for each finding about the files of a branch. */
const told = (base: Files, head: Files, around?: typeof cargo) =>
  historyFindings(
    historyProblems(Object.keys(base).length === 0 ? noMigrations : read(base, around), read(head, around)),
  ).map(({ severity, code, cause, message }) => `${severity} ${code} at ${cause?.file}:${cause?.line}: ${message}`);

describe("what a tool refuses, never runs, or looks for in vain", () => {
  test.each<[string, Files, string[]]>([
    [
      "goose, without its marker",
      { "1_a.sql": goose(a), "2_b.sql": `-- a table\n${a}` },
      ["breaking migration-refused at db/2_b.sql:1: db/2_b.sql has no line -- +goose Up: goose ends with an error"],
    ],
    [
      "goose, with a statement above its marker",
      { "1_a.sql": `${a}\n${goose(a)}`, "2_b.sql": goose(a) },
      ["breaking migration-refused at db/1_a.sql:1: db/1_a.sql has a statement above its line -- +goose Up: "],
    ],
    [
      "goose, with a statement that begins and does not end",
      { "1_a.sql": goose(`-- +goose StatementBegin\n${a}\n-- +goose Down\nSELECT 1;`) },
      [
        "breaking migration-refused at db/1_a.sql:2: db/1_a.sql has a line -- +goose StatementBegin and none for the end",
      ],
    ],
    [
      "goose, in a folder below and without a number",
      { "1_a.sql": goose(a), "more/2_b.sql": goose(a), "b.sql": goose(a), "README.md": "" },
      [
        "risky migration-not-run at db/more/2_b.sql:1: db/more/2_b.sql is in a folder below that of the other migrations: goose reads one folder",
        "risky migration-not-run at db/b.sql:1: db/b.sql is not called <number>_<name>.sql: goose knows",
      ],
    ],
    [
      "dbmate, without its marker, and in a folder below",
      { "1_a.sql": dbmate(a), "2_b.sql": a, "x/3_c.sql": dbmate(a) },
      [
        "risky migration-not-run at db/x/3_c.sql:1: ",
        "breaking migration-refused at db/2_b.sql:1: db/2_b.sql has no line -- migrate:up: dbmate ends with an error",
      ],
    ],
    [
      "sql-migrate, which takes any name",
      { "1_a.sql": sqlMigrate(a), "b.sql": sqlMigrate(a), "c.sql": a },
      ["breaking migration-refused at db/c.sql:1: db/c.sql has no line -- +migrate Up: sql-migrate ends with an error"],
    ],
    [
      "golang-migrate, in a folder below and without a way",
      { "1_a.up.sql": a, "x/2_b.up.sql": a, "3_c.sql": a, "4_d.down.sql": a },
      [
        "risky migration-not-run at db/x/2_b.up.sql:1: ",
        "risky migration-not-run at db/3_c.sql:1: db/3_c.sql is not called <number>_<name>.up.sql: golang-migrate",
      ],
    ],
    [
      "Diesel, without up.sql, and beside the folders",
      { "2024-01-01-000000_a/up.sql": a, "2024-01-02-000000_b/down.sql": a, "3_c.sql": a },
      [
        "breaking migration-refused at db/2024-01-02-000000_b/down.sql:1: db/2024-01-02-000000_b/down.sql is in a folder without a file up.sql: Diesel",
        "risky migration-not-run at db/3_c.sql:1: db/3_c.sql is in no folder of its own: Diesel runs",
      ],
    ],
    [
      "Prisma, under another name, and beside the folders",
      { "migration_lock.toml": "", "1_a/migration.sql": a, "1_a/down.sql": a, "2_b/Migration.sql": a, "3.sql": a },
      [
        "breaking migration-refused at db/2_b/Migration.sql:1: db/2_b/Migration.sql is in a folder without a migration.sql: ",
        "risky migration-not-run at db/3.sql:1: ",
      ],
    ],
    [
      "Flyway, with other names; and folders below are read",
      { "V1__a.sql": a, "x/V2__b.sql": a, "v3__c.sql": a, "V4_d.sql": a, "afterMigrate.sql": a, "U1__a.sql": a },
      [
        "risky migration-not-run at db/v3__c.sql:1: db/v3__c.sql is not called V<version>__<description>.sql: Flyway",
        "risky migration-not-run at db/V4_d.sql:1: ",
      ],
    ],
    [
      "sqlx, with a name that is no version",
      { "1_a.sql": a, "b_b.sql": a, "x/2_b.sql": a },
      [
        "risky migration-not-run at db/x/2_b.sql:1: ",
        "breaking migration-refused at db/b_b.sql:1: db/b_b.sql has a name that does not begin with a number",
      ],
    ],
    [
      "Drizzle, with a file that its journal does not name, and one that only it names",
      { ...journal({ idx: 0, tag: "0_a" }, { idx: 1, tag: "1_b" }), "0_a.sql": a, "1_c.sql": a },
      [
        "breaking migration-missing at db/meta/_journal.json:9: db/meta/_journal.json names 1_b.sql, which is not there: Drizzle ends",
        "risky migration-not-run at db/1_c.sql:1: db/1_c.sql is not in meta/_journal.json: Drizzle runs",
      ],
    ],
    [
      "Drizzle, with a later entry of an earlier time",
      { ...journal({ tag: "0_a", when: 2 }, { tag: "1_b", when: 1 }), "0_a.sql": a, "1_b.sql": a },
      [
        "risky migration-not-run at db/1_b.sql:1: db/1_b.sql is listed in meta/_journal.json with an earlier time than 0_a: ",
      ],
    ],
    [
      "Sqitch, with a change without a file, and a file without a change",
      { "sqitch.plan": "%project=x\na 2024 x <x>\nb 2024 x <x>\n", "deploy/a.sql": a, "deploy/c.sql": a },
      [
        "breaking migration-missing at db/sqitch.plan:3: db/sqitch.plan names the change b, but deploy/b.sql is not there: ",
        "risky migration-not-run at db/deploy/c.sql:1: db/deploy/c.sql is not in sqitch.plan: Sqitch",
      ],
    ],
    [
      "Atlas, with another list of files",
      { "atlas.sum": "h1:x=\n1_a.sql h1:x=\n2_b.sql h1:x=\n", "1_a.sql": a, "3_c.sql": a },
      [
        "breaking migration-refused at db/3_c.sql:1: db/3_c.sql is not in atlas.sum: Atlas ends with a checksum error",
        "breaking migration-missing at db/atlas.sum:3: db/atlas.sum names 2_b.sql, which is not there: ",
      ],
    ],
    [
      "Liquibase, with a file that no changelog includes",
      {
        "changelog.yaml": "databaseChangeLog:\n- include: { file: 1.sql }\n",
        "1.sql": `--liquibase formatted sql\n--changeset a:1\n${a}`,
        "2.sql": `--liquibase formatted sql\n--changeset a:2\n${a}`,
        "notes.sql": a,
      },
      ["risky migration-not-run at db/2.sql:1: db/2.sql is included by no changelog: Liquibase never runs it."],
    ],
    [
      "Liquibase, with two lists in a changelog",
      {
        "changelog.yaml":
          "databaseChangeLog:\n- include: { file: 1.sql }\ndatabaseChangeLog:\n- include: { file: 2.sql }\n",
        "1.sql": `--liquibase formatted sql\n--changeset a:1\n${a}`,
        "2.sql": `--liquibase formatted sql\n--changeset a:2\n${a}`,
      },
      [
        "risky migration-not-run at db/changelog.yaml:1: db/changelog.yaml has 2 lists databaseChangeLog: Liquibase reads the last one, and",
        "risky migration-not-run at db/1.sql:1: db/1.sql is included by no changelog: ",
      ],
    ],
    ...(
      [
        [
          "yaml",
          "databaseChangeLog:\n- include: { file: 1.sql\n- include: 2\n",
          ":3: db/changelog.yaml is not valid YAML: ",
        ],
        ["json", '{"databaseChangeLog": [{"include": {"file": "1.sql"}}]', ":1: db/changelog.json is not valid JSON: "],
        [
          "xml",
          '<databaseChangeLog x="a>b">\n<!-- <a> -->\n<include file="1.sql"/>\n<includeAll path="x">\n</databaseChangeLog>',
          ":5: db/changelog.xml closes <databaseChangeLog>, which is not open there: ",
        ],
        ["xml", "<databaseChangeLog>\n<include file='1.sql'/>", ":1: db/changelog.xml has a <databaseChangeLog> that"],
        ["xml", "<?xml version='1.0'?>\n<a>\n<include file='1.sql'/> x > 1</a>", undefined],
      ] as const
    ).map(([ending, text, told]): [string, Files, string[]] => [
      `Liquibase, with a changelog in ${ending}: ${text}`,
      { [`changelog.${ending}`]: text, "1.sql": `--liquibase formatted sql\n--changeset a:1\n${a}` },
      told === undefined ? [] : [`breaking migration-refused at db/changelog.${ending}${told}`],
    ]),
    [
      "Liquibase, with two changesets of one name, one without, and none",
      {
        "1.sql": `--liquibase formatted sql\n--changeset a:1\n${a}\n--changeset a:1\n${a}\n--changeset b\n`,
        "2.sql": `--liquibase formatted sql\n${a}`,
      },
      [
        "breaking migration-refused at db/1.sql:4: db/1.sql has two changesets a:1: Liquibase ends with an error",
        "breaking migration-refused at db/1.sql:6: db/1.sql has a changeset without author:id: ",
        "risky migration-not-run at db/2.sql:1: db/2.sql has no line --changeset: Liquibase finds nothing",
      ],
    ],
    [
      "tern, with a gap",
      { "001_a.sql": `${a}\n---- create above / drop below ----\nDROP TABLE a;`, "003_c.sql": a },
      [
        "breaking migration-missing at db/003_c.sql:1: db/003_c.sql comes after number 1, so number 2 is missing: tern ends with an error",
      ],
    ],
    [
      "a manifest that names a missing file",
      { "v1/manifest.json": '{"SchemaUpdateCqlFiles":["a.sql", "b.sql"]}', "v1/a.sql": a },
      ["breaking migration-missing at db/v1/manifest.json:1: db/v1/manifest.json names b.sql, which is not there: "],
    ],
  ])("%s", (name, files, problems) => {
    const around = name.startsWith("sqlx") ? cargo : [];
    expect(told({}, files, around)).toEqual(problems.map((start) => expect.stringContaining(start)));
    expect(told(files, files, around)).toEqual([]);
  });
});

test("a database is not built without a file that is listed", async () => {
  const { buildDatabase } = await import("../../src/migrations/index.ts");
  const { engines } = await import("../../src/engines/registry.ts");
  const migrations = read({ ...journal({ tag: "0_a" }, { tag: "1_b" }), "0_a.sql": a });
  const options = { filter: () => true, statementTimeout: 60_000, lockTimeout: 5_000, skipExtensions: [] };
  await expect(buildDatabase(migrations, engines[0]!, options)).rejects.toMatchObject({
    exitCode: 2,
    message: "db/meta/_journal.json:7: names 1_b.sql, which is not there",
  });
});

test("a reworked change of Sqitch is the file of the first tag that has one", () => {
  const plan = "a 2024 x <x>\n@v1 2024 x <x>\nb 2024 x <x>\n@v2 2024 x <x>\na [a@v2] 2024 x <x>\n@v3 2024 x <x>\n";
  const files = { "sqitch.plan": plan, "deploy/a@v2.sql": a, "deploy/b.sql": a, "deploy/a.sql": a };
  expect(read(files).scripts.map(({ path }) => path)).toEqual(["deploy/a@v2.sql", "deploy/b.sql", "deploy/a.sql"]);
});
