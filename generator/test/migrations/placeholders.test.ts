import { expect, test } from "vitest";
import { postgres } from "../../src/core/dialects/postgres/index.ts";
import { migrationsOf, readMigrations } from "../../src/migrations/index.ts";
import { migrationsAt, readMigrationsSide } from "../../src/sources/migrations.ts";
import { connectionConfig } from "../../src/workspace/config.ts";
import { connectionOf } from "../../src/workspace/index.ts";
import { folder, git, repository } from "../support/cli.ts";

const sql = (...names: string[]) => `SELECT ${names.map((name) => `'\${${name}}'`).join(", ")};`;
type Files = Record<string, string>;
const cases: [name: string, files: Files, given: Files, sql: string, left: number[]][] = [
  [
    "Flyway, by flyway.conf, in any case",
    { "db/V1__a.sql": sql("Region", "other"), "flyway.conf": "flyway.url=x\nflyway.placeholders.region = eu\n" },
    {},
    `SELECT 'eu', '\${other}'`,
    [1],
  ],
  [
    "Flyway, by flyway.toml",
    {
      "db/V1__a.sql": sql("a", "b", "c"),
      "flyway.toml": '[flyway]\nplaceholders.a = "1"\n[flyway.placeholders]\nb = "2"\n[other]\nc = "3"\n',
    },
    { c: "4" },
    "SELECT '1', '2', '4'",
    [],
  ],
  [
    "Flyway, by Spring's files; what the environment gives is not known",
    {
      "app/db/V1__a.sql": sql("a", "b", "c"),
      "app/application.properties": `spring.flyway.placeholders.a=1\nspring.flyway.placeholders.c=\${C}\n`,
      "application.yml": "spring:\n  flyway:\n    placeholders:\n      a: 9\n      b: 2\n",
    },
    {},
    `SELECT '1', '2', '\${c}'`,
    [1],
  ],
  [
    "a value of a person's, which wins",
    { "db/V1__a.sql": sql("a"), "flyway.conf": "flyway.placeholders.a=1" },
    { a: "2" },
    "SELECT '2'",
    [],
  ],
  [
    "Liquibase, by its properties",
    {
      "db/changelog.yaml": "databaseChangeLog:\n  - property: { name: b, value: 2 }\n",
      "db/1.sql": `--liquibase formatted sql\n--property name:a value:1\n--changeset x:1\n${sql("a", "b", "c", "A")}\n`,
      "liquibase.properties": "parameter.c: 3\n",
    },
    {},
    `SELECT '1', '2', '3', '\${A}'`,
    [4],
  ],
  [
    "goose, between its markers",
    { "db/1_a.sql": `-- +goose ENVSUB ON\n-- +goose Up\n${sql("a", "b:-two", "c")}\n-- +goose ENVSUB OFF\n` },
    { a: "1" },
    `SELECT '1', 'two', '\${c}'`,
    [3],
  ],
  ["goose, without them", { "db/1_a.sql": `-- +goose Up\n${sql("a")}` }, { a: "1" }, `SELECT '\${a}'`, []],
  ["none, for a tool that has none", { "db/1_a.up.sql": sql("a") }, { a: "1" }, `SELECT '\${a}'`, []],
];

test.each(cases)("placeholders of %s", async (_name, files, placeholders, filled, left) => {
  const cwd = repository(files);
  const path = Object.keys(files)
    .find((file) => file.endsWith(".sql"))!
    .replace(/\/[^/]*$/, "");
  const committed = await migrationsAt(cwd, path, "HEAD", postgres, { placeholders });
  const settled = committed?.placeholders;
  const work = readMigrations(`${cwd}/${path}`, path, cwd, postgres, { placeholders, settled });
  for (const migrations of [work, committed]) {
    const [script] = migrations?.scripts ?? [];
    expect(script?.statements.map((statement) => statement.sql)).toEqual([filled]);
  }
  expect(work.scripts[0]?.skipped.map(({ line }) => line)).toEqual(left);
});

test("what a branch says of one is for the reviewer to look at: the environment may say otherwise", () => {
  const fill = (settings: string, settled: Files) => {
    const cwd = folder({ "db/V1__a.sql": sql("a"), "flyway.conf": settings });
    return readMigrations(`${cwd}/db`, "db", cwd, postgres, { settled }).scripts[0];
  };
  expect(fill("flyway.placeholders.a=1", { a: "1" })).toMatchObject({
    statements: [{ sql: "SELECT '1'" }],
    skipped: [],
  });
  expect(fill("flyway.placeholders.a=2", { a: "1" })).toMatchObject({
    statements: [{ sql: "SELECT '2'" }],
    skipped: [{ line: 1 }],
  });
  expect(fill("flyway.placeholders.a=2", {})).toMatchObject({ skipped: [{ line: 1 }] });
});

test("the connection gives them, also at a revision, and else it is told what to write", async () => {
  const cwd = repository({ "db/V1__a.sql": sql("region") });
  const settings = connectionConfig.parse({ migrations: "db", placeholders: { region: 5 } });
  const connection = connectionOf(cwd, "shop", settings);
  for (const revision of [undefined, git(cwd, "rev-parse", "HEAD")]) {
    const { scripts } = await readMigrationsSide({ path: "db", revision }, cwd, "db", postgres, connection);
    expect(scripts[0]?.statements[0]?.sql).toBe("SELECT '5'");
  }
  const [script] = migrationsOf([["V1__a.sql", sql("region")]], "db").scripts;
  expect(script?.skipped[0]?.remedy).toBe(
    "Write what it stands for below the connection in schemalog.yml, as in placeholders: { region: value }. Or check what comes of it.",
  );
});
