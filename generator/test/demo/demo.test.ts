import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort, parsePort } from "../../src/commands/port.ts";
import type { Database } from "../../src/core/model/database.ts";
import { type Grown, growDemo } from "../../src/demo/grow.ts";
import { demoFolder } from "../../src/demo/start.ts";
import { readDemo } from "../../src/demo/steps.ts";
import { readSnapshot } from "../../src/store/snapshot/index.ts";
import { folder, git, schemalog, startSchemalog, write } from "../support/cli.ts";
import { accountOfShadows, hasMariadb, startMariadb } from "../support/mysql-servers.ts";

const template = join(import.meta.dirname, "../../../templates/demo");
// One of its own: other tests count the shadows on theirs.
const mariadb = hasMariadb() ? await startMariadb() : undefined;
const tills = mariadb && (await accountOfShadows(mariadb.url));
const env: Record<string, string> = tills === undefined ? {} : { SHADOW_TILLS_URL: tills };
const demo = readDemo(template, env);
const { steps } = demo;
/** The folder of the repository in which a connection's migrations are. */
const sources: Record<string, string> = { shop: "db/migrations/", storefront: "infra/", tills: "db/tills/" };
const dir = mkdtempSync(join(tmpdir(), "schemalog-test-demo-"));
let grown: Grown[];
let database: Database;

beforeAll(async () => {
  grown = await growDemo(dir, demo, env, () => {});
  database = await readSnapshot(join(dir, "schema-snapshots/shop/snapshot"));
}, 120_000);
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true });
  await mariadb?.stop();
});

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
    const own = `schema-snapshots/${step.connection}`;
    const name = step.connection === "storefront" ? "storefront.json" : step.migration;
    const source = changed.filter((path) => !path.startsWith("schema-snapshots/"));
    expect(source).toEqual([`${sources[step.connection]}${name}`]);
    expect(added.filter((path) => path.startsWith(`${own}/changes/`))).toHaveLength(1);
    expect(changed.some((path) => path.startsWith(`${own}/snapshot/`))).toBe(true);
    expect(changed.some((path) => path.startsWith(`${own}/docs/`))).toBe(true);
    expect(changed.filter((path) => path.startsWith("schema-snapshots/") && !path.startsWith(own))).toEqual([]);
  }
  expect(git(dir, "status", "--porcelain")).toBe("");
  expect(grown.flatMap(({ recorded }) => recorded.warnings)).toEqual([]);
});

test("every migration and annotation of the template has its place in the history, in order", () => {
  const { steps: all } = readDemo(template, { SHADOW_TILLS_URL: "mariadb://127.0.0.1" });
  const filesIn = (name: string) =>
    readdirSync(join(template, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(join(template, name), join(entry.parentPath, entry.name)))
      .sort();
  expect(all.map(({ connection, migration }) => `${connection}/${migration}`).sort()).toEqual(filesIn("migrations"));
  const annotations = all.flatMap(({ connection, annotations: names }) => names.map((name) => `${connection}/${name}`));
  expect(annotations.sort()).toEqual(filesIn("annotations"));
  const times = all.map(({ date }) => date.getTime());
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test("what grew step by step is what the migrations build at once, and its docs are up to date", async () => {
  expect(await startSchemalog(dir, ["crawl", "--check"], { env }).ended).toMatchObject({ exitCode: 0 });
  expect(await startSchemalog(dir, ["docs", "--check"], { env }).ended).toMatchObject({ exitCode: 0 });
}, 60_000);

/** The severities and codes of what was found in each step of a connection. */
const judged = (name: string) =>
  grown
    .filter(({ step }) => step.connection === name)
    .map(({ recorded }) => recorded.changeSet.findings.map(({ severity, code }) => `${severity} ${code}`).sort());

test("what the shop keeps in DynamoDB has its entities, and a judged history", async () => {
  const { objects } = await readSnapshot(join(dir, "schema-snapshots/storefront/snapshot"));
  const shapes = objects.flatMap((object) => ("shapes" in object ? (object.shapes ?? []) : []).map(({ name }) => name));
  expect(shapes).toEqual(["CART# LINE#", "SESSION# SESSION#", "WISHLIST# WISH#"]);
  expect(judged("storefront")).toEqual([[], ["safe index-added"], ["breaking field-gone", "breaking index-dropped"]]);
});

test("what its stores keep in MariaDB has a judged history, where there is a server", async (context) => {
  if (mariadb === undefined) return context.skip("no MariaDB: sudo apt-get install mariadb-server");
  const { engine, objects } = await readSnapshot(join(dir, "schema-snapshots/tills/snapshot"));
  expect(engine).toBe("mariadb");
  expect(objects.map(({ name }) => name)).toEqual(["receipt_lines", "receipts", "stores", "tills", "takings"]);
  expect(judged("tills")).toEqual([
    [],
    ["risky table-rewritten"],
    ["breaking column-dropped", "risky column-type-rewritten", "risky view-column-changed"],
  ]);
});

test("engines without a server are left out of history and settings, and named with the reason", () => {
  const without = readDemo(template, {});
  expect(without.config).not.toContain("tills");
  expect(without.config).toContain("# a model of NoSQL Workbench");
  expect(new Set(without.steps.map(({ connection }) => connection))).toEqual(new Set(["shop", "storefront"]));
  const none = "a server is needed, and the demo has none";
  expect(without.leftOut).toEqual([
    { engine: "MySQL", why: none },
    { engine: "MariaDB", why: "SHADOW_TILLS_URL names no server for it" },
    { engine: "SQL Server", why: none },
    { engine: "MongoDB", why: none },
  ]);
  const all = readDemo(template, { SHADOW_TILLS_URL: "mariadb://127.0.0.1" });
  expect(all.leftOut.map(({ engine }) => engine)).toEqual(["MySQL", "SQL Server", "MongoDB"]);
});

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
  const ofShop = steps.filter(({ connection }) => connection === "shop");
  for (const name of ofShop.flatMap(({ annotations }) => annotations)) {
    expect(readFileSync(join(own, name), "utf8")).toBe(readFileSync(join(template, "annotations/shop", name), "utf8"));
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
