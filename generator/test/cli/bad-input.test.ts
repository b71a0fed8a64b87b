import { spawnSync } from "node:child_process";
import { openSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeSnapshot } from "../../src/store/snapshot/index.ts";
import { filesIn, folder, repository, schemalog, startSchemalog, write } from "../support/cli.ts";
import { databaseOf, table } from "../support/history.ts";

const canary = "c4n4ry-s3cret";
const snapshot = "schema-snapshots/app/snapshot";
const conflict = "{\n<<<<<<< ours\n=======\n>>>>>>> theirs\n}\n";

/** schemalog.yml with these settings of the connection `app`. */
const app = (...settings: string[]) => ["connections:", "  app:", ...settings.map((line) => `    ${line}`)].join("\n");

type Case = {
  name: string;
  args: string;
  /** schemalog.yml, where it is not a right one. */
  config?: string;
  files?: Record<string, string>;
  /** All that stands on stderr after `error: `. */
  says: RegExp;
};

const cases: Case[] = [
  {
    name: "a literal password in the config",
    config: app(`url: postgresql://reader:${canary}@127.0.0.1/shop`),
    args: "crawl",
    says: /^schemalog\.yml:3:5: `url`: passwords don't belong in this file: .* write `url: env:SHOP_DATABASE_URL`\n {2}All/,
  },
  {
    name: "a password in the config from a variable that nobody fills in",
    config: app(`url: postgresql://reader:\${PASSWORD}@127.0.0.1/shop`),
    args: "crawl",
    says: /^schemalog\.yml:3:5: `url`: passwords don't belong in this file: .* write `url: env:/,
  },
  {
    name: "a variable that is not set",
    config: app("url: env:SCHEMALOG_TEST_UNSET"),
    args: "crawl",
    says: /^app: the environment variable SCHEMALOG_TEST_UNSET is not set\n {2}Set it to the URL of the database/,
  },
  {
    name: "an unknown key, with the nearest right one",
    config: app("migration: db"),
    args: "crawl",
    says: /^schemalog\.yml:3:5: unknown key `migration`; did you mean `migrations`\?\n/,
  },
  {
    name: "merge conflict markers in the config",
    config: `<<<<<<< ours\n${app()}\n=======\n>>>>>>> theirs\n`,
    args: "docs",
    says: /^schemalog\.yml:1:1: this file has merge conflict markers/,
  },
  {
    name: "migrations outside the repository",
    config: app("migrations: ../../etc"),
    args: "crawl",
    says: /^schemalog\.yml: connections\.app\.migrations: the path leads outside the repository\n {2}Write a path relative/,
  },
  {
    name: "templates outside the repository",
    config: "docs: { templates: ../elsewhere }",
    args: "docs",
    says: /^schemalog\.yml: docs\.templates: the path leads outside the repository\n {2}Write a path relative/,
  },
  {
    name: "the site outside the repository",
    config: "site: { out: /var/www }",
    args: "docs",
    says: /^schemalog\.yml: site\.out: the path is absolute\n {2}Write a path relative/,
  },
  {
    name: "migrations that are not there",
    config: app("migrations: nowhere"),
    args: "crawl",
    says: /^app: .*nowhere.*\n {2}\S/,
  },
  {
    name: "a migration that fails, with file, line and statement",
    files: { "db/002.sql": "\n\nCREATE TABLE b (id nosuchtype);" },
    args: "crawl",
    says: /^app: db\/002\.sql:3: .*nosuchtype.*CREATE TABLE b \(id nosuchtype\)/s,
  },
  ...["docs", "diff schema-snapshots/app", "crawl --check"].map((args) => ({
    name: `merge conflict markers in a snapshot file, for ${args}`,
    files: { [`${snapshot}/public/tables/notes.json`]: conflict },
    args,
    says: /^(app: )?\S*public\/tables\/notes\.json has merge conflict markers \(line 2\)\n {2}\S/,
  })),
  {
    name: "a snapshot file that is broken",
    files: { [`${snapshot}/public/tables/notes.json`]: '{ "kind": "table"' },
    args: "docs",
    says: /^\S*public\/tables\/notes\.json is not JSON: .*\n {2}\S/,
  },
  {
    name: "a file where the folder of the docs should be",
    files: { "schema-snapshots/app/docs": "" },
    args: "docs",
    says: /^(ENOTDIR|cannot).*schema-snapshots\/app\/docs.*\n {2}\S/,
  },
  { name: "a folder that is not there", args: "crawl --cwd nowhere", says: /^there is no folder .*nowhere\n {2}\S/ },
  {
    name: "a config that is not there",
    args: "crawl --config no.yml",
    says: /^no\.yml: there is no such file\n {2}\S/,
  },
  {
    name: "a connection that is not in the config",
    args: "crawl ap",
    says: /^there is no connection `ap`\n {2}Did you mean `app`\?/,
  },
  {
    name: "two options that exclude each other",
    args: "crawl --check --commit",
    says: /^--check and --commit can't be combined\n {2}\S/,
  },
  { name: "a command that does not exist", args: "crwal", says: /^unknown command 'crwal'\n\(Did you mean crawl\?\)/ },
  {
    name: "an option that does not exist",
    args: "crawl --chek",
    says: /^unknown option '--chek'\n\(Did you mean --check/,
  },
  { name: "an engine that does not exist", args: "crawl oracle://127.0.0.1/x", says: /oracle.*\n {2}.*postgres/ },
];

test.for(cases)("$name: one clear error, exit code 2, and nothing changes", async ({ args, config, files, says }) => {
  const cwd = repository({
    "schemalog.yml": config ?? app("migrations: db"),
    "db/001.sql": "CREATE TABLE a (id int);",
  });
  await writeSnapshot(join(cwd, snapshot), databaseOf(table("notes", ["id integer"])));
  write(cwd, files ?? {});
  const before = filesIn(cwd);
  const result = schemalog(cwd, args.split(" "));
  expect(result).toMatchObject({ exitCode: 2, stdout: "" });
  expect(result.stderr).toMatch(/^error: /);
  expect(result.stderr.slice("error: ".length)).toMatch(says);
  expect(result.stderr).not.toMatch(/\n\s+at |\nerror: |bug in schemalog/);
  expect(result.stderr).not.toContain(canary);
  expect(filesIn(cwd)).toEqual(before);
});

test("a reader of the result that ends early is no mistake; a full disk under the result is", async () => {
  const cwd = repository({ "schemalog.yml": app() });
  const early = startSchemalog(cwd, ["--help"]);
  early.child.stdout?.destroy();
  expect(await early.ended).toMatchObject({ exitCode: 0, stderr: "" });
  const program = join(import.meta.dirname, "../../src/cli.ts");
  const stdio = ["ignore", openSync("/dev/full", "w"), "pipe"] as const;
  const full = spawnSync(process.execPath, [program, "--help"], { cwd, encoding: "utf8", stdio: [...stdio] });
  expect(full).toMatchObject({ status: 2, stderr: expect.stringMatching(/^error: ENOSPC.*\n {2}Check .* disk/) });
});

test("an error about a database that is called as its connection names it once", () => {
  const cwd = folder();
  const names = { shop: "mysql://reader@127.0.0.1:1/shop", billing: "postgres://reader@127.0.0.1:1/sales" };
  for (const [name, url] of Object.entries(names)) {
    write(cwd, { "schemalog.yml": `connections: { ${name}: { url: "${url}" } }\n` });
    const { exitCode, stderr } = schemalog(cwd, ["crawl"]);
    expect(exitCode).toBe(3);
    expect(stderr).toMatch(name === "shop" ? /error: database "shop" on / : /error: billing: database "sales" on /);
  }
});
