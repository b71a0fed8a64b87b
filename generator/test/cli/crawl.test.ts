import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folder, git, repository, schemalog, write } from "../support/cli.ts";

const first =
  "CREATE TABLE notes (id int PRIMARY KEY, body text);\nCOMMENT ON TABLE notes IS 'What people wrote down.';";
const files = { "db/001_init.sql": first, "schemalog.yml": "connections:\n  app:\n    migrations: db\n" };

test("crawl --commit makes one commit with snapshot, change file and docs, and then there is nothing to commit", () => {
  const cwd = repository(files);
  expect(schemalog(cwd, ["crawl", "--commit"])).toMatchObject({ exitCode: 0 });
  const committed = git(cwd, "show", "--stat=200", "--format=%B", "HEAD");
  expect(committed).toContain("schema-snapshots/app/snapshot/public/tables/notes.json");
  expect(committed).toContain("schema-snapshots/app/docs/public/tables/notes.md");
  expect(committed).toMatch(/schema-snapshots\/app\/changes\/4b825dc642cb\.\.[0-9a-f]{12}\.md/);
  const version = git(cwd, "rev-parse", "HEAD:schema-snapshots/app/snapshot");
  expect(git(cwd, "log", "-1", "--format=%(trailers:key=Schemalog-Version,valueonly)").trim()).toBe(version);
  expect(git(cwd, "log", "-1", "--format=%(trailers:key=Schemalog-Connection,valueonly)").trim()).toBe("app");
  expect(git(cwd, "status", "--porcelain")).toBe("");

  const again = schemalog(cwd, ["crawl", "--commit"]);
  expect(again.exitCode).toBe(0);
  expect(again.stderr + again.stdout).toContain("nothing to commit");
  expect(git(cwd, "rev-list", "--count", "HEAD")).toBe("2");
});

test("crawl --commit never sweeps in what the user has staged or changed", () => {
  const cwd = repository({ ...files, "src/app.txt": "one\n" });
  write(cwd, { "src/app.txt": "two\n", "src/new.txt": "new\n" });
  git(cwd, "add", "-A");
  write(cwd, { "src/app.txt": "three\n" });
  expect(schemalog(cwd, ["crawl", "--commit"])).toMatchObject({ exitCode: 0 });
  expect(git(cwd, "show", "--name-only", "--format=", "HEAD")).not.toContain("src/");
  expect(git(cwd, "status", "--porcelain")).toBe("MM src/app.txt\nA  src/new.txt");
  expect(git(cwd, "show", ":src/app.txt")).toBe("two");
});

test("the change file judges against what was committed, also after a crawl without --commit", () => {
  const cwd = repository(files);
  schemalog(cwd, ["crawl", "--commit"]);
  write(cwd, { "db/002_drop.sql": "ALTER TABLE notes DROP COLUMN body;" });
  expect(schemalog(cwd, ["crawl"])).toMatchObject({ exitCode: 0 });
  expect(schemalog(cwd, ["crawl", "--commit"])).toMatchObject({ exitCode: 0 });
  const changes = readdirSync(join(cwd, "schema-snapshots/app/changes"));
  expect(changes).toHaveLength(2);
  expect(git(cwd, "show", "HEAD")).toMatch(/breaking/i);
});

test("crawl --check says what drifted, exits 1 and writes nothing", () => {
  const cwd = repository(files);
  schemalog(cwd, ["crawl", "--commit"]);
  expect(schemalog(cwd, ["crawl", "--check"])).toMatchObject({ exitCode: 0 });
  write(cwd, { "db/002.sql": "ALTER TABLE notes ADD COLUMN title text;" });
  const result = schemalog(cwd, ["crawl", "--check"]);
  expect(result.exitCode).toBe(1);
  expect(result.stdout).toContain("title");
  expect(git(cwd, "status", "--porcelain")).toBe("?? db/002.sql");
});

test("a second crawl of an unchanged database writes nothing", () => {
  const cwd = folder(files);
  schemalog(cwd, ["crawl"]);
  const path = join(cwd, "schema-snapshots/app/snapshot/public/tables/notes.json");
  const before = statSync(path);
  const result = schemalog(cwd, ["crawl", "--json"]);
  expect(result.exitCode).toBe(0);
  expect(JSON.parse(result.stdout)).toMatchObject({ connections: [{ name: "app", written: [], deleted: [] }] });
  expect(statSync(path).mtimeMs).toBe(before.mtimeMs);
});

test("one connection that fails does not hide the others", () => {
  const cwd = folder({
    ...files,
    "schemalog.yml": `${files["schemalog.yml"]}  gone:\n    url: postgresql://reader@127.0.0.1:1/gone\n`,
  });
  const result = schemalog(cwd, ["crawl"]);
  expect(result.exitCode).toBe(3);
  expect(result.stderr).toContain("gone");
  expect(readdirSync(join(cwd, "schema-snapshots/app/snapshot/public/tables"))).toEqual(["notes.json"]);
});
