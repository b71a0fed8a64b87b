import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort, parsePort } from "../../src/commands/port.ts";
import type { Database } from "../../src/core/model/database.ts";
import { type Grown, growDemo } from "../../src/demo/grow.ts";
import { demoFolder } from "../../src/demo/start.ts";
import { readSteps } from "../../src/demo/steps.ts";
import { readSnapshot } from "../../src/store/snapshot/index.ts";
import { folder, git, schemalog, write } from "../support/cli.ts";

const template = join(import.meta.dirname, "../../../templates/demo");
const steps = readSteps(template);
const dir = mkdtempSync(join(tmpdir(), "schemalog-test-demo-"));
let grown: Grown[];
let database: Database;

beforeAll(async () => {
  grown = await growDemo(dir, template, () => {});
  database = await readSnapshot(join(dir, "schema-snapshots/shop/snapshot"));
}, 120_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test("each migration is one commit of its author, on its day, with all that belongs to it", () => {
  const commits = git(dir, "log", "--reverse", "--format=%H%x09%an <%ae>%x09%cn%x09%at%x09%s").split("\n").slice(1);
  expect(commits).toHaveLength(steps.length);
  for (const [index, commit] of commits.entries()) {
    const [id = "", author, committer, time, subject] = commit.split("\t");
    const step = steps[index]!;
    expect({ author, committer, time, subject }).toEqual({
      author: `${step.author.name} <${step.author.email}>`,
      committer: step.author.name,
      time: String(step.date.getTime() / 1000),
      subject: step.subject,
    });
    const added = git(dir, "show", "--no-renames", "--diff-filter=A", "--name-only", "--format=", id).split("\n");
    const changed = git(dir, "show", "--no-renames", "--name-only", "--format=", id).split("\n");
    expect(added.filter((path) => path.startsWith("db/migrations/"))).toEqual([`db/migrations/${step.migration}`]);
    expect(added.filter((path) => path.startsWith("schema-snapshots/shop/changes/"))).toHaveLength(1);
    expect(changed.some((path) => path.startsWith("schema-snapshots/shop/snapshot/"))).toBe(true);
    expect(changed.some((path) => path.startsWith("schema-snapshots/shop/docs/"))).toBe(true);
  }
  expect(git(dir, "status", "--porcelain")).toBe("");
  expect(grown.flatMap(({ recorded }) => recorded.warnings)).toEqual([]);
});

test("every migration and annotation of the template has its place in the history, in order", () => {
  const migrations = readdirSync(join(template, "migrations")).sort();
  expect(steps.map(({ migration }) => migration)).toEqual(migrations);
  const annotations = readdirSync(join(template, "annotations"), { recursive: true }).map(String);
  expect(steps.flatMap(({ annotations: names }) => names).sort()).toEqual(
    annotations.filter((name) => name.endsWith(".md")).sort(),
  );
  const times = steps.map(({ date }) => date.getTime());
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test("what grew step by step is what the migrations build at once, and its docs are up to date", () => {
  expect(schemalog(dir, ["crawl", "--check"])).toMatchObject({ exitCode: 0 });
  expect(schemalog(dir, ["docs", "--check"])).toMatchObject({ exitCode: 0 });
}, 60_000);

test("the database shows most of what a database can have", () => {
  const { objects } = database;
  const tables = objects.filter((object) => object.kind === "table");
  expect(tables.length).toBeGreaterThanOrEqual(30);
  expect(new Set(tables.map(({ schema }) => schema)).size).toBeGreaterThanOrEqual(6);
  expect(new Set(objects.map(({ kind }) => kind))).toEqual(
    new Set([
      ...["table", "foreign table", "view", "materialized view", "sequence", "routine"],
      ...["enum", "domain", "composite type", "range type"],
    ]),
  );
  const text = JSON.stringify(database);
  for (const fact of ["partitioning", "inherits", "exclusions", "policies", "rules", "nullsNotDistinct", "include"]) {
    expect(text).toMatch(new RegExp(`"${fact}":(?!\\[\\])`));
  }
  for (const fact of ["virtual", "stored", "initially deferred", "aggregate", "procedure", "by default", "always"]) {
    expect(text).toContain(`"${fact}"`);
  }
  const { eventTriggers, publications, servers, extensions } = database;
  for (const list of [eventTriggers, publications, servers, extensions]) expect(list).not.toEqual([]);
});

test("the history has a renamed table and column, a dropped column, a new type, a new enum value, and more", () => {
  const changes = join(dir, "schema-snapshots/shop/changes");
  const text = readdirSync(changes).map((file) => readFileSync(join(changes, file), "utf8"));
  for (const line of [
    /^\| renamed \| table, [\w ,]+ \| `baskets` \|/m,
    /^\| renamed \| column full_name, [\w ,]+ \| `name` \|/m,
    "| removed | column fax |",
    "| changed | column id, type | `integer` | `bigint` |",
    "| added | enum value 'returned' |",
    "| changed | column alt_text, nullable | `yes` | `no` |",
  ]) {
    expect(text.filter((file) => (typeof line === "string" ? file.includes(line) : line.test(file)))).toHaveLength(1);
  }
});

test("this repository's own workspace has the demo's annotations", () => {
  const own = join(import.meta.dirname, "../../../schema-snapshots/demo/annotations");
  for (const name of steps.flatMap(({ annotations }) => annotations)) {
    expect(readFileSync(join(own, name), "utf8")).toBe(readFileSync(join(template, "annotations", name), "utf8"));
  }
});

test("a folder that is not empty is refused before anything is written, with exit code 2", () => {
  const cwd = folder();
  write(cwd, { "out/mine.txt": "mine" });
  const result = schemalog(cwd, ["demo", "--out", "out", "--no-serve"]);
  expect(result).toMatchObject({ exitCode: 2, stdout: "" });
  expect(result.stderr).toContain("out is not empty");
  expect(readdirSync(join(cwd, "out"))).toEqual(["mine.txt"]);
  expect(() => demoFolder("out/mine.txt", cwd)).toThrow(/can't be used/);
  expect(existsSync(demoFolder("new/folder", cwd))).toBe(true);
});

test("a port in use is passed over, and one that is none is refused", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const taken = typeof address === "object" && address ? address.port : 0;
  expect(await freePort(taken)).toBeGreaterThan(taken);
  await new Promise((resolve) => server.close(resolve));
  expect(await freePort(taken)).toBe(taken);
  expect(parsePort("4321")).toBe(4321);
  for (const text of ["0", "70000", "-1", "http", ""]) expect(() => parsePort(text)).toThrow(/--port/);
});
