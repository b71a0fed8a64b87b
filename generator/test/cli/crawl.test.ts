import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, type TestContext, test } from "vitest";
import { filesIn, folder, git, repository, schemalog } from "../support/cli.ts";
import { createDatabase, sqlOn } from "../support/postgres.ts";

const config = { "schemalog.yml": "connections:\n  app:\n    url: env:APP_URL\n" };
const snapshot = "schema-snapshots/app/snapshot";

/** A database with a table, and the command line in a workspace of it. */
async function workspace(context: TestContext, cwd: string) {
  const url = await createDatabase(context);
  const sql = (text: string) => sqlOn(url, text);
  await sql("CREATE TABLE notes (id int PRIMARY KEY, body text); COMMENT ON TABLE notes IS 'What people wrote down.'");
  const run = (args: string) => schemalog(cwd, args.split(" "), { APP_URL: url });
  return { cwd, url, sql, run };
}

test("a crawl writes what changed, and nothing when nothing did", async (context) => {
  const { cwd, run, sql } = await workspace(context, folder(config));
  await sql("CREATE TABLE other (id int)");
  const report = (written: number, deleted: number, objects: number) =>
    `app: ${objects} objects, ${written} ${written === 1 ? "file" : "files"} written, ${deleted} deleted (${snapshot})\n`;
  expect(run("crawl")).toEqual({ exitCode: 0, stderr: "", stdout: report(5, 0, 2) });
  const path = join(cwd, snapshot, "public/tables/notes.json");
  const before = statSync(path);
  expect(run("crawl").stdout).toBe(`app: 2 objects, unchanged (${snapshot})\n`);
  await sql("DROP TABLE other; CREATE TABLE third (id int)");
  expect(run("crawl").stdout).toBe(report(1, 1, 2));
  expect(readdirSync(join(cwd, snapshot, "public/tables"))).toEqual(["notes.json", "third.json"]);
  expect(statSync(path).mtimeMs).toBe(before.mtimeMs);
  await sql("ALTER TABLE third ADD x text");
  expect(JSON.parse(run("crawl --json").stdout).connections).toEqual([
    expect.objectContaining({ name: "app", objects: 2, written: ["public/tables/third.json"], deleted: [] }),
  ]);
});

test("the change file judges against what was committed, also after a crawl without --commit", async (context) => {
  const { cwd, run, sql } = await workspace(context, repository(config));
  run("crawl --commit");
  await sql("ALTER TABLE notes DROP COLUMN body");
  expect(run("crawl")).toMatchObject({ exitCode: 0 });
  expect(run("crawl --commit")).toMatchObject({ exitCode: 0 });
  const [from, to] = ["HEAD^", "HEAD"].map((at) => git(cwd, "rev-parse", `${at}:${snapshot}`).slice(0, 12));
  const changes = git(cwd, "show", `HEAD:schema-snapshots/app/changes/${from}..${to}.md`);
  expect(changes).toMatch(/^<!-- schemalog change set: \{"connection":"app",.*"breaking":1,.*\} -->\n\n.*body/s);
  expect(git(cwd, "log", "-1", "--format=%s")).toMatch(/^Schema of app: .*1 breaking/);
});

test("--check says what drifted, exits 1 and writes nothing", async (context) => {
  const { cwd, run, sql } = await workspace(context, repository(config));
  expect(run("crawl --check")).toMatchObject({ exitCode: 1, stdout: expect.stringContaining("notes") });
  run("crawl --commit");
  expect(run("crawl --check")).toMatchObject({ exitCode: 0, stdout: "app: the snapshot matches the database\n" });
  await sql("ALTER TABLE notes ADD COLUMN title text");
  expect(run("crawl --check")).toMatchObject({ exitCode: 1, stdout: expect.stringContaining("title") });
  expect(JSON.parse(run("crawl --check --json").stdout)).toMatchObject({ connections: [{ name: "app", drift: true }] });
  expect(git(cwd, "status", "--porcelain")).toBe("");
});

test("a crawl says how much there is that no snapshot holds, which an older snapshot may lack", async (context) => {
  const { cwd, url, run, sql } = await workspace(context, repository(config));
  const path = join(cwd, snapshot, "database.json");
  run("crawl");
  const older = readFileSync(path, "utf8");
  await sql(`ALTER DATABASE "${new URL(url).pathname.slice(1)}" SET jit = off`);
  expect(run("crawl --check")).toMatchObject({ exitCode: 0 });
  expect(run("crawl").stdout).toMatch(/\n {2}not covered: 1 database setting\n$/);
  expect(JSON.parse(run("crawl --json").stdout).connections[0].notCovered).toEqual({ "database setting": 1 });
  expect(readFileSync(path, "utf8")).not.toBe(older);
  await sql(`ALTER DATABASE "${new URL(url).pathname.slice(1)}" SET work_mem = '8MB'`);
  const check = run("crawl --check");
  expect(check).toMatchObject({ exitCode: 1, stdout: expect.stringContaining("2 database settings") });
});

test("one connection that fails does not hide the others", async (context) => {
  const more = "  gone:\n    url: postgresql://reader@127.0.0.1:1/gone\n  lost:\n    url: env:LOST_URL\n";
  const files = { "schemalog.yml": config["schemalog.yml"] + more };
  const { cwd, run } = await workspace(context, folder(files));
  const result = run("crawl");
  expect(result).toMatchObject({ exitCode: 3, stdout: expect.stringContaining("app: 1 object") });
  expect(result.stderr).toMatch(
    /^error: 2 connections failed\n {2}database "gone" on .*nothing is listening.*\n {4}Check that the server is running.*\n {2}lost: .*LOST_URL.*\n {4}Set/,
  );
  expect(readdirSync(join(cwd, snapshot, "public/tables"))).toEqual(["notes.json"]);
});

test("without a config, a URL and then docs do, and say how to keep it", async (context) => {
  const cwd = folder();
  const { run, url } = await workspace(context, cwd);
  const name = new URL(url).pathname.slice(1);
  for (const args of [`crawl ${url}`, "docs"]) {
    const { exitCode, stdout, stderr } = run(args);
    expect([exitCode, stdout]).toEqual([0, expect.stringMatching(new RegExp(`^${name}: `))]);
    expect(stderr).toMatch(/^There is no schemalog\.yml; .*schemalog init\n$/);
  }
  const paths = Object.keys(filesIn(join(cwd, "schema-snapshots", name)));
  expect(paths).toEqual(expect.arrayContaining(["docs/public/tables/notes.md", "snapshot/public/tables/notes.json"]));
});
