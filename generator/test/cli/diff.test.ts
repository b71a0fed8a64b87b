import { describe, expect, test } from "vitest";
import { git, repository, schemalog, write } from "../support/cli.ts";

/** A repository in which the migrations of the work tree drop a column that those of main have. */
function dropped(): string {
  const cwd = repository({
    "schemalog.yml": "connections:\n  shop: { migrations: app/db }\n",
    "app/db/1.sql": "CREATE TABLE a (id integer, gone text);\n",
  });
  write(cwd, { "app/db/2.sql": "-- It goes\nALTER TABLE a\n  DROP COLUMN gone;\n" });
  git(cwd, "add", "-A");
  return cwd;
}

describe("diff of migrations at two revisions", () => {
  test.each([
    ["terminal", "breaking  column-dropped  app/db/2.sql:3\n"],
    ["json", '"file": "app/db/2.sql"'],
    ["sarif", '"uri": "app/db/2.sql"'],
    ["github", "::error file=app/db/2.sql,line=3,endLine=3,title=column public.a.gone is dropped (column-dropped)"],
    ["mermaid", 'text gone "dropped"'],
  ])("as %s, it says which line did it", (format, says) => {
    const cwd = dropped();
    const sides = ["migrations:app/db@HEAD", "migrations:app/db"];
    const { exitCode, stdout, stderr } = schemalog(cwd, ["diff", ...sides, "--format", format, "--fail-on", "risky"]);
    expect(exitCode, stderr).toBe(1);
    expect(stdout).toContain(says);
  });

  test("from a folder below, paths are those of the repository", () => {
    const cwd = dropped();
    const { stdout } = schemalog(`${cwd}/app`, ["diff", "migrations:db@HEAD", "migrations:db", "--format", "github"]);
    expect(stdout).toContain("::error file=app/db/2.sql,line=3");
  });
});

test("of snapshots, what has no line is told all the same, and migrations that changed without them are named", () => {
  const cwd = dropped();
  const crawl = () => {
    expect(schemalog(cwd, ["crawl"]).exitCode).toBe(0);
    git(cwd, "add", "-A");
    git(cwd, "commit", "-qm", "Crawl");
  };
  git(cwd, "rm", "-q", "--cached", "app/db/2.sql");
  write(cwd, { "later/2.sql": "ALTER TABLE a DROP COLUMN gone;\n" });
  git(cwd, "clean", "-qfd", "app");
  crawl();
  write(cwd, { "app/db/2.sql": "ALTER TABLE a DROP COLUMN gone;\n" });
  const diff = (...args: string[]) => schemalog(cwd, ["diff", "main", ...args]);
  const before = git(cwd, "rev-parse", "HEAD");
  expect(diff().stderr).toContain("app/db changed since main, and the snapshot did not");
  git(cwd, "checkout", "-q", "-b", "branch");
  crawl();
  const { stdout, stderr } = diff("--format", "github");
  expect(stderr).not.toContain("changed since");
  expect(stdout).toMatch(/^::error title=column public\.a\.gone is dropped \(column-dropped\)::/);
  expect(schemalog(cwd, ["diff", before]).stdout).toContain("column-dropped");
});
