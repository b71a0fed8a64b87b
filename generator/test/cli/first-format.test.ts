import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSnapshot } from "../../src/store/snapshot/index.ts";
import { filesIn, git, repository, schemalog, write } from "../support/cli.ts";

const home = "schema-snapshots/shop";
const snapshot = `${home}/snapshot`;
const config = "connections:\n  shop: { migrations: db }\n";
const base =
  "CREATE SCHEMA shop; CREATE TABLE shop.orders (id bigint PRIMARY KEY, note text); CREATE EXTENSION citext;\n";

const run = (cwd: string, args: string) => schemalog(cwd, args.split(" "));

function commit(cwd: string, message: string) {
  git(cwd, "add", "-A");
  git(cwd, "commit", "-q", "--allow-empty", "-m", message);
}

/** Writes the snapshot of the work tree as the first format had it: what belongs to no schema in one file. */
async function toFirstFormat(cwd: string) {
  const { objects: _, ...facts } = await readSnapshot(join(cwd, snapshot));
  for (const list of ["schemas", "extensions"]) rmSync(join(cwd, snapshot, `@${list}`), { recursive: true });
  write(cwd, { [`${snapshot}/database.json`]: JSON.stringify({ format: 1, ...facts }) });
}

/** A repository whose default branch has a record of the first format. */
async function begin(): Promise<string> {
  const cwd = repository({ "schemalog.yml": config, "db/1.sql": base }, { committed: false });
  expect(run(cwd, "record")).toMatchObject({ exitCode: 0, stderr: "" });
  rmSync(join(cwd, home, "changes"), { recursive: true });
  await toFirstFormat(cwd);
  commit(cwd, "Start");
  return cwd;
}

const changed = (cwd: string, from = "main") =>
  git(cwd, "diff", "--cached", "--name-status", "--no-renames", from, "--", home)
    .split("\n")
    .map((line) => line.replace(`${home}/`, "").replace(/(changes\/)\w{12}\.\.\w{12}/, "$1*"));

const rewritten = [
  "A\tsnapshot/@extensions/citext.json",
  "A\tsnapshot/@extensions/plpgsql.json",
  "A\tsnapshot/@schemas/public.json",
  "A\tsnapshot/@schemas/shop.json",
  "M\tsnapshot/database.json",
];

test("a record that merely rewrites the format is no change, in no command", async () => {
  const cwd = await begin();
  expect(run(cwd, "crawl --check")).toMatchObject({ exitCode: 0 });
  expect(run(cwd, "docs --check")).toMatchObject({ exitCode: 0 });
  expect(run(cwd, "record")).toMatchObject({ exitCode: 0, stderr: "" });
  git(cwd, "add", "-A");
  expect(changed(cwd)).toEqual(rewritten);
  commit(cwd, "Rewrite");
  expect(run(cwd, "diff HEAD~1 HEAD --json").stdout).toMatch(/"changes": \[\]/);
  expect(run(cwd, "ci --host local --event push")).toMatchObject({ exitCode: 0 });
  const { entries } = JSON.parse(run(cwd, "history orders --json").stdout);
  expect(entries).toHaveLength(1);
  const { columns } = JSON.parse(run(cwd, "blame orders --json").stdout);
  expect(columns[0].added.subject).toBe("Start");
  write(cwd, { "db/2.sql": "DROP EXTENSION citext; ALTER TABLE shop.orders ADD COLUMN x int;\n" });
  run(cwd, "record");
  commit(cwd, "Two");
  expect(run(cwd, "diff HEAD~2 HEAD").stdout).toMatch(
    /extension citext[\s\S]*column x|column x[\s\S]*extension citext/,
  );
});

test("branches of a base in the first format rewrite it alike, and merge", async () => {
  const cwd = await begin();
  const settled = () => {
    expect(run(cwd, "record").stdout).toContain("unchanged");
    expect(run(cwd, "ci --host local")).toMatchObject({ exitCode: 0 });
  };
  for (const name of ["two", "three"]) {
    git(cwd, "checkout", "-q", "-b", name, "main");
    write(cwd, {
      [`db/${name.length}_${name}.sql`]: `CREATE SCHEMA ${name}; CREATE TABLE ${name}.t (id bigint PRIMARY KEY);\n`,
    });
    expect(run(cwd, "record")).toMatchObject({ exitCode: 0, stderr: "" });
    git(cwd, "add", "-A");
    const own = [`A\tsnapshot/@schemas/${name}.json`, `A\tsnapshot/${name}/tables/t.json`];
    expect(changed(cwd).sort()).toEqual(
      ["A\tchanges/*.md", `A\tdocs/${name}/tables/t.md`, ...own, ...rewritten].sort(),
    );
    commit(cwd, name);
    settled();
  }
  git(cwd, "checkout", "-q", "main");
  git(cwd, "merge", "-q", "two");
  git(cwd, "checkout", "-q", "three");
  git(cwd, "rebase", "-q", "main");
  expect(run(cwd, "record")).toMatchObject({ exitCode: 0, stderr: "" });
  commit(cwd, "Record");
  settled();
  expect(Object.keys(filesIn(join(cwd, snapshot))).filter((path) => path.startsWith("@schemas/"))).toHaveLength(4);
});

test("a snapshot of a newer format is left alone", async () => {
  const cwd = await begin();
  const text = '{ "format": 3, "engine": "postgres" }';
  write(cwd, { [`${snapshot}/database.json`]: text });
  commit(cwd, "Newer");
  git(cwd, "checkout", "-q", "-b", "branch");
  write(cwd, { "db/2.sql": "CREATE TABLE shop.more (id int);\n" });
  commit(cwd, "More");
  for (const command of [
    "record",
    "crawl",
    "crawl --commit",
    "crawl --check",
    "history orders",
    "docs",
    "diff main HEAD",
  ]) {
    expect(run(cwd, command)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("has snapshot format 3") });
  }
  expect(run(cwd, "ci --host local").stdout).toContain("has snapshot format 3");
  expect(git(cwd, "status", "--short")).toBe("");
});
