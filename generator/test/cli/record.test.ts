import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filesIn, git, repository, schemalog, write } from "../support/cli.ts";

const config = "connections:\n  shop: { migrations: db }\n";
const first =
  "CREATE TABLE customers (id bigint PRIMARY KEY, name text); CREATE TABLE orders (id bigint PRIMARY KEY, note text);\n";
const formats = ["sha1", "sha256"];
const home = "schema-snapshots/shop";

/** A repository whose default branch has a record of its first migration. */
function begin(format = "sha1"): string {
  const cwd = repository({}, { committed: false });
  if (format !== "sha1") {
    rmSync(join(cwd, ".git"), { recursive: true });
    git(cwd, "init", "-q", "-b", "main", `--object-format=${format}`);
    git(cwd, "config", "user.name", "Robin");
    git(cwd, "config", "user.email", "robin@example.com");
  }
  write(cwd, { "schemalog.yml": config, "db/1.sql": first });
  expect(run(cwd, "record")).toMatchObject({ exitCode: 0, stderr: "" });
  commit(cwd, "Start");
  return cwd;
}

const run = (cwd: string, args: string, env = {}) => schemalog(cwd, args.split(" "), env);

function commit(cwd: string, message: string) {
  git(cwd, "add", "-A");
  git(cwd, "commit", "-q", "--allow-empty", "-m", message);
}

/** A branch from main with a migration; none of it is recorded yet. */
function branch(cwd: string, name: string, migration: string) {
  git(cwd, "checkout", "-q", "-b", name, "main");
  write(cwd, { [`db/${name}.sql`]: migration });
  commit(cwd, name);
}

const changed = (cwd: string, from = "main") =>
  git(cwd, "diff", "--name-status", "--no-renames", from, "--", home)
    .split("\n")
    .map((line) => line.replace(`${home}/`, "").replace(/(changes\/)\w{12}\.\.\w{12}/, "$1*"));

/** CI asks for nothing more, and a second record writes nothing. */
function expectSettled(cwd: string) {
  const before = filesIn(join(cwd, home));
  const again = run(cwd, "record --json");
  expect(JSON.parse(again.stdout)).toMatchObject({ connections: [{ written: [], deleted: [] }] });
  expect(filesIn(join(cwd, home))).toEqual(before);
  commit(cwd, "Record");
  const ci = run(cwd, "ci --host local");
  expect(ci.exitCode, ci.stdout).toBe(0);
  expect(ci.stdout).not.toContain("out of date");
}

const ofBranch = [
  "A\tchanges/*.md",
  "A\tdocs/public/tables/refunds.md",
  "A\tsnapshot/public/tables/refunds.json",
  "M\tsnapshot/public/tables/customers.json",
];

const second =
  "CREATE TABLE refunds (id bigint PRIMARY KEY, order_id bigint REFERENCES orders);\nALTER TABLE customers ADD COLUMN email text;\n";

test("record writes what CI asks for", () => {
  const cwd = begin();
  branch(cwd, "2", second);
  expect(run(cwd, "ci --host local")).toMatchObject({
    exitCode: 1,
    stdout: expect.stringMatching(/; 4 files are out of date[\s\S]*npx schemalog record/),
  });
  expect(run(cwd, "record")).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("4 files written, 0 del") });
  git(cwd, "add", "-A");
  expect(changed(cwd).sort()).toEqual(ofBranch);
  expectSettled(cwd);
  // The page of a table that was there already tells of others, too: it waits for the default branch.
  expect(run(cwd, "docs --check")).toMatchObject({ exitCode: 1 });
  expect(existsSync(join(cwd, home, "changes", changeFile(cwd, "main", "HEAD")))).toBe(true);
});

test("record writes what CI asks for from any state of a branch, and takes back what is no longer so", () => {
  const cwd = begin();
  branch(cwd, "2", second);
  run(cwd, "record");
  // Pages of others as `schemalog docs` writes them are no fault; those that another migration makes untrue are taken back.
  run(cwd, "docs");
  commit(cwd, "Docs");
  expectSettled(cwd);
  write(cwd, { "db/3.sql": "ALTER TABLE customers DROP COLUMN email;\n" });
  run(cwd, "record");
  git(cwd, "add", "-A");
  const others = ofBranch.filter((line) => !line.includes("customers"));
  expect(changed(cwd).sort()).toEqual([...others, "M\tdocs/public/tables/orders.md"]);
  rmSync(join(cwd, "db/2.sql"));
  rmSync(join(cwd, "db/3.sql"));
  run(cwd, "record");
  git(cwd, "add", "-A");
  expect(git(cwd, "diff", "main", "--stat")).toBe("");
});

test("a branch renders no page but its own", () => {
  const cwd = begin();
  const template = '{% if page.name == "orders" %}{% render "missing" %}{% endif %}{{ page.name }}\n';
  write(cwd, { "schemalog.yml": `${config}docs: { templates: mine }\n`, "mine/table.liquid": template });
  commit(cwd, "A template that fails for one table");
  branch(cwd, "2", second);
  expect(run(cwd, "record")).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("4 files written, 0 del") });
  expect(run(cwd, "docs")).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("missing") });
});

/** Its name, made of the versions of two revisions. */
function changeFile(cwd: string, from: string, to: string): string {
  const [one, other] = [from, to].map((revision) => git(cwd, "rev-parse", `${revision}:${home}/snapshot`).slice(0, 12));
  return `${one}..${other}.md`;
}

test.for(formats)("crawl --commit, history and blame in a repository of %s", (format) => {
  const cwd = begin(format);
  branch(cwd, "2", "ALTER TABLE orders ADD COLUMN total integer;\n");
  expect(run(cwd, "crawl --commit")).toMatchObject({ exitCode: 0, stderr: "" });
  const version = git(cwd, "rev-parse", `HEAD:${home}/snapshot`);
  expect(version).toHaveLength(format === "sha1" ? 40 : 64);
  expect(git(cwd, "log", "-1", "--format=%B")).toContain(`Schemalog-Version: ${version}\n`);
  expect(git(cwd, "show", "--name-only", "--format=", "HEAD")).toContain(changeFile(cwd, "main", "HEAD"));
  expect(run(cwd, "ci --host local")).toMatchObject({ exitCode: 0 });
  expect(run(cwd, "history orders").stdout).toMatch(/total/);
  const { columns } = JSON.parse(run(cwd, "blame orders --json").stdout);
  expect(columns.at(-1).added.id ?? columns.at(-1).added.commit.id).toBe(git(cwd, "rev-parse", "HEAD"));
});

test("during a merge record writes, for the merge that it will be, and crawl --commit refuses to end it", () => {
  const cwd = begin();
  const both = (name: string) => `ALTER TABLE orders ADD COLUMN ${name} integer;\n`;
  branch(cwd, "2", both("one"));
  run(cwd, "crawl --commit");
  branch(cwd, "3", both("two"));
  run(cwd, "crawl --commit");
  git(cwd, "checkout", "-q", "main");
  git(cwd, "merge", "-q", "--no-ff", "-m", "Merge 2", "2");
  git(cwd, "checkout", "-q", "3");
  expect(() => git(cwd, "merge", "-q", "main")).toThrow();
  const head = git(cwd, "rev-parse", "HEAD");
  const refused = run(cwd, "crawl --commit");
  expect(refused).toMatchObject({ exitCode: 2, stdout: "" });
  expect(refused.stderr).toMatch(
    /nothing was committed: a merge is not finished[\s\S]*schemalog record[\s\S]*git commit/,
  );
  expect(git(cwd, "rev-parse", "HEAD")).toBe(head);
  expect(run(cwd, "record")).toMatchObject({ exitCode: 0 });
  git(cwd, "add", "-A");
  git(cwd, "commit", "-q", "--no-edit");
  expect(changed(cwd).sort()).toEqual(["A\tchanges/*.md", "M\tsnapshot/public/tables/orders.json"]);
  expectSettled(cwd);

  // The same by a rebase.
  branch(cwd, "4", both("three"));
  git(cwd, "reset", "-q", "--hard", "main~1");
  write(cwd, { "db/4.sql": both("three") });
  run(cwd, "record");
  commit(cwd, "4");
  expect(() => git(cwd, "rebase", "-q", "main")).toThrow();
  expect(run(cwd, "crawl --commit").stderr).toContain("a rebase is not finished");
  expect(run(cwd, "record")).toMatchObject({ exitCode: 0 });
  git(cwd, "add", "-A");
  git(cwd, "-c", "core.editor=true", "rebase", "--continue");
  expectSettled(cwd);
});

test("a branch that goes to another than the default one", () => {
  const cwd = begin();
  branch(cwd, "2", "CREATE TABLE released (id bigint PRIMARY KEY);\n");
  run(cwd, "crawl --commit");
  git(cwd, "branch", "-m", "release");
  git(cwd, "checkout", "-q", "-b", "fix");
  write(cwd, { "db/3.sql": "ALTER TABLE released ADD COLUMN note text;\n" });
  expect(run(cwd, "ci --host local --base release").stdout).toContain("npx schemalog record --base release");
  expect(run(cwd, "record --base release")).toMatchObject({ exitCode: 0 });
  git(cwd, "add", "-A");
  expect(changed(cwd, "release").map((line) => line.slice(0, 9))).toEqual(["A\tchanges", "M\tsnapsho"]);
  expect(run(cwd, "ci --host local --base release")).toMatchObject({ exitCode: 0 });
  expect(run(cwd, "record", { GITHUB_BASE_REF: "release" }).stdout).toContain("unchanged");
});

test("migrations that fail are no state to record", () => {
  const cwd = begin();
  branch(cwd, "2", "ALTER TABLE nothing ADD COLUMN x int;\n");
  const before = filesIn(join(cwd, home));
  expect(run(cwd, "record")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringMatching(/shop: db\/2.sql:1: .*fails/),
  });
  expect(filesIn(join(cwd, home))).toEqual(before);
});

test("ci --json prints its report as JSON; --mode commit tells of no commit that is not made; files that go are told so", () => {
  const cwd = begin();
  branch(cwd, "2", "DROP TABLE orders;\n");
  const json = run(cwd, "ci --host local --json --fail-on never");
  const report = JSON.parse(json.stdout);
  expect(report).toMatchObject({ failed: true, connections: [{ name: "shop" }] });
  expect(report.connections[0].superfluous).toEqual([`${home}/snapshot/public/tables/orders.json`]);
  const check = run(cwd, "ci --host local --fail-on never").stdout;
  expect(check).toMatch(/- delete \[`[^`]*tables\/orders\.json`\]/);
  expect(check).toMatch(/- \[`[^`]*changes\/[^`]*`\]/);
  const planned = run(cwd, "ci --host local --mode commit --fail-on never");
  expect(planned.exitCode).toBe(0);
  expect(planned.stdout).toContain("Would commit to 2");
  expect(planned.stdout + planned.stderr).not.toMatch(/were updated in|committed \d/);
});

test("on the default branch, pages that wait for what was merged are told of and fail nothing; other stale files do", () => {
  const cwd = begin();
  branch(cwd, "2", "CREATE TABLE refunds (id bigint PRIMARY KEY, order_id bigint REFERENCES orders);\n");
  run(cwd, "crawl --commit");
  git(cwd, "checkout", "-q", "main");
  git(cwd, "merge", "-q", "2");
  const push = "ci --host local --event push";
  const told = run(cwd, push);
  expect(told).toMatchObject({ exitCode: 0 });
  expect(told.stdout).toMatch(/2 pages of the docs wait [\s\S]*schemalog docs/);
  expect(run(cwd, "docs --check")).toMatchObject({ exitCode: 1 });
  run(cwd, "record");
  expect(run(cwd, "docs --check")).toMatchObject({ exitCode: 0 });
  expect(run(cwd, push).stdout).not.toMatch(/wait/);
  write(cwd, { "db/3.sql": "ALTER TABLE orders ADD COLUMN x int;\n" });
  expect(run(cwd, push)).toMatchObject({ exitCode: 1, stdout: expect.stringMatching(/2 files are out of date/) });
});

test("what an older release did not know comes into the snapshot, and is no change to review", () => {
  const cwd = repository({}, { committed: false });
  write(cwd, { "schemalog.yml": config, "db/1.sql": "CREATE TABLE orders (id bigint, net bigint CHECK (net > 0));\n" });
  expect(run(cwd, "record").exitCode).toBe(0);
  const file = `${home}/snapshot/public/tables/orders.json`;
  const now = readFileSync(join(cwd, file), "utf8");
  const old = now.replace(', "dependsOn": [{ "columns": ["net"] }]', "");
  expect(old).not.toBe(now);
  rmSync(join(cwd, home, "changes"), { recursive: true });
  write(cwd, { [file]: old });
  expect(run(cwd, "docs").exitCode).toBe(0);
  commit(cwd, "As an older release left it");
  expect(run(cwd, "record").exitCode).toBe(0);
  expect(changed(cwd, "HEAD")).toEqual(expect.arrayContaining(["M\tsnapshot/public/tables/orders.json"]));
  expect(readFileSync(join(cwd, file), "utf8")).toBe(now);
  expect(existsSync(join(cwd, home, "changes"))).toBe(false);
});
