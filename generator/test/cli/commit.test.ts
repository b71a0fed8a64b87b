import { chmodSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, type TestContext, test } from "vitest";
import { filesIn, folder, git, repository, schemalog, write } from "../support/cli.ts";
import { createDatabase, sqlOn } from "../support/postgres.ts";

const config = { "schemalog.yml": "connections:\n  app:\n    url: env:APP_URL\n" };
const changes = "schema-snapshots/app/changes/4b825dc642cb..";

/** A database with a table, and the command line that knows its URL. */
async function database(context: TestContext) {
  const url = await createDatabase(context);
  await sqlOn(url, "CREATE TABLE notes (id int PRIMARY KEY, body text); COMMENT ON TABLE notes IS 'Words.'");
  const run = (cwd: string, args: string, env: Record<string, string> = {}) =>
    schemalog(cwd, args.split(" "), { APP_URL: url, GITHUB_ACTOR: "ada", GITHUB_RUN_ID: "42", ...env });
  return { run, sql: (text: string) => sqlOn(url, text) };
}

/** A repository with a config that is committed, and a file that is staged and changed again. */
function busyRepository(root = repository(config)): string {
  write(root, { "src/app.txt": "staged\n" });
  git(root, "add", "src");
  write(root, { "src/app.txt": "changed\n", "src/new.txt": "new\n" });
  return root;
}
const busy = "AM src/app.txt\n?? src/new.txt";

/** The last commit is ours and holds these paths of the workspace, and the person's files are as they were. */
function expectCommitted(cwd: string, prefix = "") {
  const paths = git(cwd, "show", "--name-only", "--format=", "HEAD").split("\n");
  expect(paths.map((path) => path.replace(/(changes\/\w+\.\.).*/, "$1"))).toEqual(
    [
      changes,
      "schema-snapshots/app/docs/README.md",
      "schema-snapshots/app/docs/public/tables/notes.md",
      "schema-snapshots/app/snapshot/@extensions/plpgsql.json",
      "schema-snapshots/app/snapshot/@schemas/public.json",
      "schema-snapshots/app/snapshot/database.json",
      "schema-snapshots/app/snapshot/public/tables/notes.json",
    ].map((path) => prefix + path),
  );
  const version = git(cwd, "rev-parse", `HEAD:${prefix}schema-snapshots/app/snapshot`);
  expect(git(cwd, "log", "-1", "--format=%(trailers)").trim().split("\n")).toEqual([
    "Schemalog-Actor: ada",
    "Schemalog-Run: 42",
    "Schemalog-Connection: app",
    `Schemalog-Version: ${version}`,
  ]);
}

const done = {
  exitCode: 0,
  stderr: "",
  stdout: expect.stringMatching(/^app: 1 object, committed \w{12}, \d changes?\n/),
};
const nothing = { exitCode: 0, stderr: "", stdout: "app: 1 object, nothing to commit\n" };

type Place = { cwd: string; prefix?: string; status?: string; env?: Record<string, string> };

const places: Record<string, () => Place> = {
  "on a branch": () => ({ cwd: busyRepository() }),
  "as the first commit": () => {
    const cwd = repository(config, { committed: false });
    return { cwd: busyRepository(cwd), status: "AM src/app.txt\n?? schemalog.yml\n?? src/new.txt" };
  },
  "on a detached HEAD": () => {
    const cwd = busyRepository();
    git(cwd, "checkout", "-q", "--detach");
    return { cwd };
  },
  "in another work tree": () => {
    const main = repository(config);
    const cwd = join(folder(), "tree");
    git(main, "worktree", "add", "-q", cwd, "-b", "other");
    return { cwd: busyRepository(cwd) };
  },
  "in a folder of the repository": () => {
    const root = busyRepository(repository({ "apps/shop/schemalog.yml": config["schemalog.yml"] }));
    return { cwd: join(root, "apps/shop"), prefix: "apps/shop/" };
  },
  "below the folder of the workspace": () => {
    const root = repository({ ...config, "db/readme.txt": "" });
    return { cwd: join(busyRepository(root), "db") };
  },
  "with core.autocrlf": () => {
    const cwd = busyRepository();
    git(cwd, "config", "core.autocrlf", "true");
    return { cwd };
  },
  "with the variables that git sets for hooks, of another repository": () => {
    const other = repository({ "other.txt": "" });
    const gitDir = join(other, ".git");
    const env = { GIT_DIR: gitDir, GIT_WORK_TREE: other, GIT_INDEX_FILE: join(gitDir, "index"), GIT_PREFIX: "x/" };
    return { cwd: busyRepository(), env };
  },
  "with hooks that fail: they are made for what people write, and do not run": () => {
    const cwd = busyRepository();
    for (const name of ["pre-commit", "commit-msg", "prepare-commit-msg"]) program(cwd, `.git/hooks/${name}`, "exit 1");
    return { cwd };
  },
};

function program(cwd: string, name: string, code: string): string {
  write(cwd, { [name]: `#!/bin/sh\n${code}\n` });
  chmodSync(join(cwd, name), 0o755);
  return join(cwd, name);
}

test.for(Object.keys(places))("crawl --commit %s", async (name, context) => {
  const { run } = await database(context);
  const { cwd, prefix, status = busy, env } = places[name]!();
  const root = git(cwd, "rev-parse", "--show-toplevel");
  expect(run(cwd, "crawl --commit", env)).toMatchObject(done);
  expectCommitted(root, prefix);
  expect(git(root, "status", "--porcelain", "-uall")).toBe(status);
  expect(git(root, "show", ":src/app.txt")).toBe("staged");
  const head = git(cwd, "rev-parse", "HEAD");
  expect(run(cwd, "crawl --commit", env)).toMatchObject(nothing);
  expect(git(cwd, "rev-parse", "HEAD")).toBe(head);
});

const failures: Record<string, { prepare(cwd: string): Record<string, string> | undefined; says: RegExp }> = {
  "another git holds the index": {
    prepare: (cwd) => void write(cwd, { ".git/index.lock": "" }),
    says: /another git process is running in .*\n {2}Run again when it has finished\. If no git process is running, delete .*\.git\/index\.lock$/,
  },
  "the branch is locked": {
    prepare: (cwd) => void write(cwd, { ".git/HEAD.lock": "" }),
    says: /another git process is running in .*\n {2}Run again when it has finished\. If no git process is running, delete .*\.git\/HEAD\.lock$/,
  },
  "a signature cannot be made": {
    prepare(cwd) {
      git(cwd, "config", "commit.gpgSign", "true");
      git(cwd, "config", "gpg.program", program(cwd, ".git/gpg", "echo 'gpg: no secret key' >&2; exit 2"));
      return undefined;
    },
    says: /git cannot sign the commit.*\n {2}\S/,
  },
  "nobody is said to be the committer": {
    prepare(cwd) {
      git(cwd, "config", "user.useConfigOnly", "true");
      git(cwd, "config", "--unset", "user.email");
      return { GIT_CONFIG_GLOBAL: "/dev/null" };
    },
    says: /git has no author for this commit\n {2}Set it: git config user\.name/,
  },
  "git is not installed": {
    prepare: () => ({ PATH: "/nowhere" }),
    says: /git can't be started\n {2}Install it/,
  },
};

test.for(Object.keys(failures))("crawl --commit fails when %s; the next run makes up for it", async (name, context) => {
  const { run } = await database(context);
  const cwd = busyRepository();
  const settings = git(cwd, "config", "--local", "--list");
  const head = git(cwd, "rev-parse", "HEAD");
  const { prepare, says } = failures[name]!;
  const result = run(cwd, "crawl --commit", prepare(cwd));
  expect(result).toMatchObject({ exitCode: 2, stdout: "" });
  expect(result.stderr).toMatch(/^error: (app: )?[^\n]+\n {2}[^\n]+\n$/);
  expect(result.stderr.trimEnd()).toMatch(says);
  expect(git(cwd, "rev-parse", "HEAD")).toBe(head);
  for (const lock of ["index.lock", "HEAD.lock"]) rmSync(join(cwd, ".git", lock), { force: true });
  expect(git(cwd, "show", ":src/app.txt")).toBe("staged");
  expect(Object.keys(filesIn(join(cwd, ".git"))).filter((path) => path.includes("schemalog-"))).toEqual([]);
  if (git(cwd, "config", "--local", "--list") !== settings) {
    git(cwd, "config", "commit.gpgSign", "false");
    git(cwd, "config", "user.email", "robin@example.com");
  }
  expect(run(cwd, "crawl --commit")).toMatchObject(done);
  expectCommitted(cwd);
});

test("a commit is signed where git is set to", async (context) => {
  const { run } = await database(context);
  const cwd = busyRepository();
  const signature = "-----BEGIN PGP SIGNATURE-----\n\nx\n-----END PGP SIGNATURE-----";
  const gpg = program(cwd, ".git/gpg", `cat >/dev/null; echo "\n[GNUPG:] SIG_CREATED " >&2; echo "${signature}"`);
  git(cwd, "config", "gpg.program", gpg);
  git(cwd, "config", "commit.gpgSign", "true");
  expect(run(cwd, "crawl --commit")).toMatchObject(done);
  expect(git(cwd, "cat-file", "-p", "HEAD")).toContain("gpgsig -----BEGIN PGP SIGNATURE-----");
});

test("a work tree with the line ends of Windows is no drift", async (context) => {
  const { run } = await database(context);
  const cwd = repository({ ...config, ".gitattributes": "* text=auto\n" });
  expect(run(cwd, "crawl --commit")).toMatchObject(done);
  git(cwd, "config", "core.autocrlf", "true");
  rmSync(join(cwd, "schema-snapshots"), { recursive: true });
  git(cwd, "checkout", "--", ".");
  const files = filesIn(join(cwd, "schema-snapshots"));
  expect(Object.values(files).every((text) => text.includes("\r\n"))).toBe(true);
  expect(run(cwd, "crawl --check")).toMatchObject({ exitCode: 0, stderr: "" });
  expect(run(cwd, "docs --check")).toMatchObject({ exitCode: 0, stderr: "" });
  expect(run(cwd, "crawl")).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("unchanged") });
  expect(run(cwd, "crawl --commit")).toMatchObject(nothing);
  expect(filesIn(join(cwd, "schema-snapshots"))).toEqual(files);
});
