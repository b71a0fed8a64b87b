import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folder, repository, schemalog, write } from "../support/cli.ts";

const canary = "c4n4ry-s3cret";
const migrations = { "db/001_init.sql": "CREATE TABLE notes (id int PRIMARY KEY, body text);" };
const config = "connections:\n  app:\n    migrations: db\n";

type Case = { name: string; files?: Record<string, string>; args: string[]; exitCode: number; says: RegExp[] };

const cases: Case[] = [
  {
    name: "nobody listens at the address",
    args: ["crawl", `postgresql://reader:${canary}@127.0.0.1:1/shop`],
    exitCode: 3,
    says: [/127\.0\.0\.1:1/],
  },
  {
    name: "a literal password in the config",
    files: { "schemalog.yml": `connections:\n  app:\n    url: postgresql://reader:${canary}@127.0.0.1/shop\n` },
    args: ["crawl"],
    exitCode: 2,
    says: [/schemalog\.yml/, /env:/],
  },
  {
    name: "a variable that is not set",
    files: { "schemalog.yml": "connections:\n  app:\n    url: env:SCHEMALOG_TEST_UNSET\n" },
    args: ["crawl"],
    exitCode: 2,
    says: [/SCHEMALOG_TEST_UNSET/],
  },
  {
    name: "an unknown key, with the nearest right one",
    files: { "schemalog.yml": "connections:\n  app:\n    migration: db\n" },
    args: ["crawl"],
    exitCode: 2,
    says: [/migration\b/, /migrations/, /3:/],
  },
  {
    name: "a connection that is not in the config",
    files: { ...migrations, "schemalog.yml": config },
    args: ["crawl", "ap"],
    exitCode: 2,
    says: [/"?ap"?/, /app/],
  },
  {
    name: "a migration that fails, with file, line and statement",
    files: {
      "db/001.sql": "CREATE TABLE a (id int);",
      "db/002.sql": "\n\nCREATE TABLE b (id nosuchtype);",
      "schemalog.yml": config,
    },
    args: ["crawl"],
    exitCode: 2,
    says: [/db\/002\.sql:3/, /nosuchtype/, /CREATE TABLE b/],
  },
  {
    name: "a path outside the repository",
    files: { "schemalog.yml": "connections:\n  app:\n    migrations: ../../etc\n" },
    args: ["crawl"],
    exitCode: 2,
    says: [/out of the repository/],
  },
  { name: "a command that does not exist", args: ["crwal"], exitCode: 2, says: [/crawl/] },
  {
    name: "an engine that does not exist",
    args: ["crawl", "oracle://127.0.0.1/x"],
    exitCode: 2,
    says: [/oracle/, /postgres/],
  },
];

describe("each mistake gives one clear error and the right exit code", () => {
  test.each(cases)("$name", ({ files, args, exitCode, says }) => {
    const result = schemalog(folder(files), args);
    expect(result).toMatchObject({ exitCode });
    for (const pattern of says) expect(result.stderr).toMatch(pattern);
    expect(result.stderr).not.toMatch(/\n\s+at /);
    expect(result.stdout + result.stderr).not.toContain(canary);
  });
});

test("merge conflict markers in a snapshot file are named as such", () => {
  const cwd = repository({ ...migrations, "schemalog.yml": config });
  schemalog(cwd, ["crawl"]);
  const path = "schema-snapshots/app/snapshot/public/tables/notes.json";
  write(cwd, { [path]: `<<<<<<< ours\n${readFileSync(join(cwd, path), "utf8")}=======\n{}\n>>>>>>> theirs\n` });
  const result = schemalog(cwd, ["docs"]);
  expect(result.exitCode).toBe(2);
  expect(result.stderr).toMatch(/notes\.json.*merge conflict/s);
});

test("a folder that cannot be written", () => {
  const cwd = folder({ ...migrations, "schemalog.yml": config, "schema-snapshots": "a file where a folder should be" });
  const result = schemalog(cwd, ["crawl"]);
  expect(result.exitCode).toBe(2);
  expect(result.stderr).toMatch(/schema-snapshots\/app\/snapshot.*what was there before is unchanged/s);
});
