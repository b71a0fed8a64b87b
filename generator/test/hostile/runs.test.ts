import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { expect, onTestFinished, type TestContext } from "vitest";
import { planDocs } from "../../src/record/docs-files.ts";
import { readTexts } from "../../src/record/generated-files.ts";
import { readSnapshot } from "../../src/store/snapshot/index.ts";
import { chooseConnections, openWorkspace } from "../../src/workspace/index.ts";
import { folder, git, repository, startSchemalog, write } from "../support/cli.ts";
import { proxied } from "../support/faulty-proxy.ts";
import { createDatabase, serverUrl, sqlOn } from "../support/postgres.ts";
import { sabotage, unprivileged } from "../support/sabotage.ts";
import { attempt } from "./attempt.ts";

const ten = Array.from({ length: 10 }, (_, index) => index);
const live = { "schemalog.yml": "connections:\n  app:\n    url: env:APP_URL\n" };

/** A database with a table that every state has, and one that only this has. */
async function stateOf(context: TestContext, number: number): Promise<string> {
  const url = await createDatabase(context);
  await sqlOn(url, `CREATE TABLE notes (id int, c${number} int); CREATE TABLE only_${number} (id int)`);
  return url;
}

const run = (cwd: string, args: string[], env: Record<string, string>) => startSchemalog(cwd, args, { env });

/** Each commit of a run is of one state: version, change file and docs; and nothing is left over. */
async function expectWhole(cwd: string, commits: number): Promise<void> {
  const ids = git(cwd, "log", "--format=%H", "--grep=^Schemalog-Version", "--reverse").split("\n");
  expect(ids).toHaveLength(commits);
  const tree = join(folder(), "tree");
  git(cwd, "worktree", "add", "-q", "--detach", tree);
  for (const id of ids) {
    const version = git(cwd, "rev-parse", `${id}:schema-snapshots/app/snapshot`);
    expect(git(cwd, "log", "-1", "--format=%(trailers:key=Schemalog-Version,valueonly)", id).trim()).toBe(version);
    const parent = spawnSync("git", ["rev-parse", "--verify", "-q", `${id}~:schema-snapshots/app/snapshot`], {
      cwd,
      encoding: "utf8",
    });
    const from = parent.status === 0 ? parent.stdout : "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
    const added = git(
      cwd,
      "diff-tree",
      "-r",
      "--no-commit-id",
      "--name-only",
      "--diff-filter=A",
      id,
      "--",
      "schema-snapshots/app/changes",
    );
    expect(added).toBe(`schema-snapshots/app/changes/${from.slice(0, 12)}..${version.slice(0, 12)}.md`);
    git(tree, "checkout", "-q", id);
    const workspace = await openWorkspace({ cwd: tree });
    const [connection] = chooseConnections(workspace);
    const { files, plan } = planDocs(workspace, connection!, await readSnapshot(connection!.snapshotDir));
    expect({ ...plan, pages: readTexts(connection!.docsDir, ".md").size }).toMatchObject({
      missing: [],
      stale: [],
      superfluous: [],
      pages: files.size,
    });
  }
  git(cwd, "worktree", "remove", "--force", tree);
  expect(git(cwd, "status", "--porcelain", "--ignored", "-uall")).toBe("");
  expect(git(cwd, "diff", "--cached", "--name-only")).toBe("");
  expect(existsSync(join(cwd, ".git/schemalog"))).toBe(false);
  git(cwd, "fsck", "--no-progress");
}

attempt("ten runs commit ten states of a database at once", "each commit is one state", async (context) => {
  const urls = await Promise.all(ten.map((number) => stateOf(context, number)));
  const cwd = repository(live);
  const results = await Promise.all(urls.map((url) => run(cwd, ["crawl", "--commit"], { APP_URL: url }).ended));
  for (const { exitCode, stderr } of results) {
    expect(stderr).toMatch(/^(Waiting for another run .*\n)?$/);
    expect(exitCode).toBe(0);
  }
  await expectWhole(cwd, 10);
});

attempt("runs that commit, write a snapshot and write docs at once", "each commit is one state", async (context) => {
  const urls = await Promise.all([0, 1, 2].map((number) => stateOf(context, number)));
  const cwd = repository(live);
  expect(await run(cwd, ["crawl", "--commit"], { APP_URL: urls[0]! }).ended).toMatchObject({ exitCode: 0 });
  const others = [["crawl"], ["docs"], ["crawl", "--commit"], ["docs"], ["crawl"], ["crawl", "--commit"]];
  const results = await Promise.all(others.map((args, index) => run(cwd, args, { APP_URL: urls[index % 3]! }).ended));
  for (const { exitCode, stderr } of results) {
    expect(stderr).toMatch(/^(Waiting for another run .*\n)?$/);
    expect(exitCode).toBe(0);
  }
  // Whatever the last one wrote is brought to an end by the next that commits.
  await run(cwd, ["crawl", "--commit"], { APP_URL: urls[1]! }).ended;
  const count = git(cwd, "log", "--format=%H", "--grep=^Schemalog-Version").split("\n").length;
  for (const id of git(cwd, "log", "--format=%H", "--grep=^Schemalog-Version").split("\n")) {
    const version = git(cwd, "log", "-1", "--format=%(trailers:key=Schemalog-Version,valueonly)", id).trim();
    expect(git(cwd, "rev-parse", `${id}:schema-snapshots/app/snapshot`)).toBe(version);
  }
  expect(count).toBeGreaterThan(1);
  expect(git(cwd, "status", "--porcelain", "-uall")).toBe("");
});

attempt("ten runs commit states of two workspaces of one repository", "none loses against git", async (context) => {
  const urls = await Promise.all([0, 1].map((number) => stateOf(context, number)));
  const cwd = repository({ "a/schemalog.yml": live["schemalog.yml"], "b/schemalog.yml": live["schemalog.yml"] });
  const runs = ten.map(
    (number) =>
      run(join(cwd, number % 2 ? "a" : "b"), ["crawl", "--commit"], { APP_URL: urls[(number >> 1) % 2]! }).ended,
  );
  for (const { exitCode, stderr } of await Promise.all(runs)) {
    expect(stderr).toMatch(/^(Waiting for another run .*\n)?$/);
    expect(exitCode).toBe(0);
  }
  expect(git(cwd, "status", "--porcelain", "-uall")).toBe("");
});

/** A git in the PATH that waits, and makes the file `paused`, before it does what the pattern says. */
function slowGit(pattern: string): { PATH: string; paused: string } {
  const bin = folder({
    git: `#!/bin/sh\ncase "$*" in ${pattern}) touch "$(dirname "$0")/paused"; sleep 1;; esac\nPATH="\${PATH#*:}" exec git "$@"\n`,
  });
  chmodSync(join(bin, "git"), 0o755);
  return { PATH: `${bin}:${process.env.PATH}`, paused: join(bin, "paused") };
}

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await what()) return;
    await sleep(50);
  }
  throw new Error("it never came to it");
}

for (const [pattern, signal, code] of [
  ["*write-tree*", "SIGINT", 130],
  ["*commit-tree*", "SIGTERM", 143],
  ["*update-ref*", "SIGINT", 130],
] as const) {
  attempt(`${signal} while git is at ${pattern}`, "the commit is whole, or there is none", async (context) => {
    const url = await stateOf(context, 0);
    const cwd = repository(live);
    const { PATH, paused } = slowGit(pattern);
    const first = run(cwd, ["crawl", "--commit"], { APP_URL: url, PATH });
    await until(() => existsSync(paused));
    first.child.kill(signal);
    expect(await first.ended).toMatchObject({ exitCode: code, stderr: "" });
    expect(existsSync(join(cwd, ".git/schemalog"))).toBe(false);
    expect(git(cwd, "diff", "--cached", "--name-only")).toBe("");
    expect(await run(cwd, ["crawl", "--commit"], { APP_URL: url }).ended).toMatchObject({ exitCode: 0, stderr: "" });
    await expectWhole(cwd, 1);
  });
}

for (const pattern of ["*read-tree*", "*write-tree*", "*update-ref*"]) {
  attempt(
    `kill -9 while git is at ${pattern}, and the database goes on`,
    "the next commit is of one state",
    async (context) => {
      const [old, url] = [await stateOf(context, 0), await stateOf(context, 1)];
      const cwd = repository(live);
      const { PATH, paused } = slowGit(pattern);
      const first = run(cwd, ["crawl", "--commit"], { APP_URL: old, PATH });
      await until(() => existsSync(paused));
      first.child.kill("SIGKILL");
      await first.ended;
      await sleep(1_500); // git itself goes on
      expect(await run(cwd, ["crawl", "--commit"], { APP_URL: url }).ended).toMatchObject({ exitCode: 0, stderr: "" });
      await expectWhole(cwd, pattern === "*update-ref*" ? 2 : 1);
    },
  );
}

attempt(
  "SIGINT while files are moved",
  "the moves are brought to an end, and the lock is given back",
  async (context) => {
    const url = await stateOf(context, 0);
    const cwd = repository(live);
    await run(cwd, ["crawl"], { APP_URL: await stateOf(context, 1) }).ended;
    const slow = sabotage(
      "renameSync",
      3,
      'fs.writeFileSync("moving", ""); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500);',
    );
    const first = run(cwd, ["crawl"], { APP_URL: url, ...slow });
    await until(() => existsSync(join(cwd, "moving")));
    first.child.kill("SIGINT");
    expect(await first.ended).toMatchObject({ exitCode: 130, stderr: "" });
    rmSync(join(cwd, "moving"));
    expect(existsSync(join(cwd, ".git/schemalog"))).toBe(false);
    expect(git(cwd, "status", "--porcelain", "--ignored")).toBe("?? schema-snapshots/");
    expect(await run(cwd, ["crawl", "--check"], { APP_URL: url }).ended).toMatchObject({ exitCode: 0 });
  },
);

attempt("SIGINT while a run waits for another", "it ends, and the other's lock stays", async (context) => {
  const url = await stateOf(context, 0);
  const cwd = repository(live);
  const owner = JSON.stringify({ token: "x", host: "elsewhere", pid: 1 });
  write(cwd, { ".git/schemalog/lock/owner.json": owner });
  const first = run(cwd, ["crawl", "--commit"], { APP_URL: url });
  const said = new Promise<unknown>((resolve) => first.child.stderr?.once("data", resolve));
  expect(String(await said)).toBe(`Waiting for another run (process 1 on elsewhere), which is writing in ${cwd}\n`);
  first.child.kill("SIGINT");
  expect(await first.ended).toMatchObject({ exitCode: 130 });
  expect(readFileSync(join(cwd, ".git/schemalog/lock/owner.json"), "utf8")).toBe(owner);
});

/** Sessions in a database but the one that asks. */
const sessions = (url: string, database: string) =>
  sqlOn(url, `SELECT pid, state FROM pg_stat_activity WHERE datname = '${database}' AND pid <> pg_backend_pid()`);

/** Keeps every crawl of a database waiting, until the test is over. */
async function hold(url: string): Promise<number> {
  const client = new pg.Client(url);
  client.on("error", () => undefined);
  await client.connect();
  onTestFinished(() => client.end().catch(() => undefined));
  await client.query("BEGIN; LOCK TABLE pg_catalog.pg_policy IN ACCESS EXCLUSIVE MODE");
  const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
  return rows[0].pid;
}

for (const [signal, code, args] of [
  ["SIGINT", 130, ["crawl"]],
  ["SIGTERM", 143, ["crawl", "--commit"]],
  ["SIGHUP", 129, ["diff", "app", "app"]],
] as const) {
  attempt(
    `${signal} while \`${args.join(" ")}\` waits for a live server`,
    "the server stops working at once",
    async (context) => {
      const url = await stateOf(context, 0);
      const database = new URL(url).pathname.slice(1);
      const holder = await hold(url);
      const cwd = repository({
        "schemalog.yml": `${live["schemalog.yml"]}    lock-timeout: 60s\n    statement-timeout: 60s\n`,
      });
      const first = run(cwd, [...args], { APP_URL: url });
      await until(
        async () =>
          (await sessions(url, database)).filter(({ pid, state }) => pid !== holder && state === "active").length > 0,
      );
      first.child.kill(signal);
      expect(await first.ended).toMatchObject({ exitCode: code, stdout: "", stderr: "" });
      await until(async () => (await sessions(url, database)).every(({ pid }) => pid === holder));
      expect(git(cwd, "status", "--porcelain", "-uall")).toBe("");
    },
  );
}

attempt("Ctrl-C twice, with a server that has gone silent", "the second ends at once", async (context) => {
  const silent = await proxied(await stateOf(context, 0), { after: 800, what: "silence" });
  const cwd = repository(live);
  const first = run(cwd, ["crawl"], { APP_URL: silent.url });
  await until(() => silent.sent() > 800);
  await sleep(300);
  first.child.kill("SIGINT");
  await sleep(700);
  expect(first.child.exitCode).toBeNull(); // it hopes for an answer, for ten seconds
  const began = performance.now();
  first.child.kill("SIGINT");
  expect(await first.ended).toMatchObject({ exitCode: 130, stderr: "" });
  expect(performance.now() - began).toBeLessThan(2_000);
});

attempt("Ctrl-C once, with a server that has gone silent", "it ends after a while", async (context) => {
  const silent = await proxied(await stateOf(context, 0), { after: 800, what: "silence" });
  const cwd = repository(live);
  const first = run(cwd, ["crawl"], { APP_URL: silent.url });
  await until(() => silent.sent() > 800);
  first.child.kill("SIGINT");
  const began = performance.now();
  expect(await first.ended).toMatchObject({ exitCode: 130, stderr: "" });
  expect(performance.now() - began).toBeLessThan(15_000);
});

const allowed = { SCHEMALOG_SHADOW_SUPERUSER: "SHADOW" };
const shadow = "connections:\n  app:\n    migrations: db\n    shadow: env:SHADOW\n    shadow-superuser: allow\n";
const role = `schemalog_made_${process.pid}`;
const migrations = (sql: string) => ({
  "schemalog.yml": shadow,
  "db/1.sql": `CREATE TABLE a (id int);\nGRANT SELECT ON a TO ${role};\n`,
  "db/2.sql": sql,
});
const sleeps = "DO $$ BEGIN PERFORM pg_sleep(120); END $$;";

/** A superuser of the test's own, so that what its runs make on the server is told from what others make there meanwhile. */
async function ownServer(context: TestContext): Promise<string> {
  const url = serverUrl(context);
  const name = `schemalog_login_${process.pid}_${randomBytes(4).toString("hex")}`;
  await sqlOn(url, `CREATE ROLE ${name} SUPERUSER LOGIN PASSWORD 'secret'`);
  onTestFinished(async () => void (await sqlOn(url, `DROP ROLE ${name}`)));
  return Object.assign(new URL(url), { username: name, password: "secret" }).href;
}

/** The databases of the login at `url`, and of another role. */
const shadows = async (url: string, other = "") =>
  (
    await sqlOn(
      url,
      `SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) IN (current_user, '${other}') ORDER BY 1`,
    )
  ).map(({ datname }) => String(datname));
const roles = (url: string) => sqlOn(url, `SELECT rolname FROM pg_roles WHERE rolname = '${role}'`);
const asleep = async (url: string) =>
  (await sqlOn(url, "SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND usename = current_user")).length;

for (const [what, args] of [
  ["a migration runs on a server", ["crawl"]],
  ["both sides of a comparison are built on a server", ["diff", "migrations:db@HEAD", "migrations:db"]],
] as const) {
  attempt(`Ctrl-C while ${what}`, "its database, session and roles are gone", async (context) => {
    const url = await ownServer(context);
    const cwd = repository(migrations("CREATE TABLE b (id int);"));
    write(cwd, { "db/2.sql": sleeps });
    const first = run(cwd, [...args], { SHADOW: url, ...allowed });
    await until(async () => (await asleep(url)) > 0);
    expect(await roles(url)).toHaveLength(1);
    first.child.kill("SIGINT");
    expect(await first.ended).toMatchObject({ exitCode: 130, stdout: "", stderr: "" });
    expect(await shadows(url)).toEqual([]);
    expect(await roles(url)).toEqual([]);
    expect(await asleep(url)).toBe(0);
  });
}

attempt(
  "kill -9 while a migration runs on a server",
  "the next run drops its database, and no other",
  async (context) => {
    const url = await ownServer(context);
    const cwd = repository(migrations(sleeps));
    const first = run(cwd, ["crawl"], { SHADOW: url, ...allowed });
    await until(async () => (await asleep(url)) > 0);
    const [left] = await shadows(url);
    // Of another form, of another role, and one that is in use by its name alone, as while it is copied.
    const mine = ["schemalog_shadow_mine", "schemalog_shadow_0123456789abcdef"];
    const [theirs, copied] = ["schemalog_shadow_00000000000a", "schemalog_shadow_00000000000b"];
    const owner = `schemalog_owner_${process.pid}`;
    await sqlOn(url, `CREATE ROLE ${owner}`);
    for (const name of [...mine, copied]) await sqlOn(url, `CREATE DATABASE ${name}`);
    await sqlOn(url, `CREATE DATABASE ${theirs} OWNER ${owner}`);
    onTestFinished(async () => {
      for (const name of [...mine, theirs, copied, left])
        await sqlOn(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await sqlOn(url, `DROP ROLE IF EXISTS ${owner}; DROP ROLE IF EXISTS ${role}`);
    });
    const user = new pg.Client({ connectionString: url, application_name: copied });
    await user.connect();
    onTestFinished(() => user.end());

    write(cwd, { "db/2.sql": "CREATE TABLE b (id int);" });
    const whileAlive = await run(cwd, ["crawl"], { SHADOW: url, ...allowed }).ended;
    expect(whileAlive).toMatchObject({ exitCode: 0 });
    expect(await shadows(url)).toContain(left);
    first.child.kill("SIGKILL");
    await first.ended;
    // The server works on until it notices; that is the time in which the database stays.
    await sqlOn(url, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${left}'`);
    await until(async () => (await sessions(url, left!)).length === 0);
    expect(await run(cwd, ["crawl"], { SHADOW: url, ...allowed }).ended).toMatchObject({ exitCode: 0 });
    expect(await shadows(url, owner)).toEqual([theirs, copied, ...mine].sort());
  },
);

attempt("two runs build migrations on one server", "neither drops the other's database", async (context) => {
  const url = serverUrl(context);
  const texts = ten.map((number) => ({ "schemalog.yml": shadow, "db/1.sql": `CREATE TABLE t${number} (id int);` }));
  const results = await Promise.all(
    texts.slice(0, 4).map((files) => run(repository(files), ["crawl", "--commit"], { SHADOW: url, ...allowed }).ended),
  );
  for (const result of results) expect(result).toMatchObject({ exitCode: 0, stderr: "" });
});

attempt(
  "a change file of a run that was stopped before its commit",
  "goes with the next commit, a person's stays",
  async (context) => {
    const cwd = repository(live);
    const urls = [await stateOf(context, 0), await stateOf(context, 1)];
    const start = "4b825dc642cb";
    const changes = "schema-snapshots/app/changes";
    const written = {
      [`${changes}/${start}..aaaaaaaaaaaa.md`]: "<!-- schemalog change set: {} -->\n\nstale",
      [`${changes}/${start}..bbbbbbbbbbbb.md`]: "# Mine\n",
    };
    write(cwd, written);
    await run(cwd, ["crawl", "--commit"], { APP_URL: urls[0]! }).ended;
    const names = git(cwd, "ls-tree", "--name-only", "HEAD", `${changes}/`)
      .split("\n")
      .map((path) => path.slice(changes.length + 1));
    expect(names).toHaveLength(2);
    expect(names).toContain(`${start}..bbbbbbbbbbbb.md`);
    expect(names).not.toContain(`${start}..aaaaaaaaaaaa.md`);
    // One that is committed is history, whatever its version.
    await run(cwd, ["crawl", "--commit"], { APP_URL: urls[1]! }).ended;
    for (const name of names) expect(existsSync(join(cwd, changes, name))).toBe(true);
  },
);

attempt("a .git that is read-only", "a crawl still writes the snapshot, and a reader reads it", async (context) => {
  const url = await stateOf(context, 0);
  const cwd = repository(live);
  write(cwd, { "schema-snapshots/app/keep.txt": "" });
  for (const path of [cwd, join(cwd, "schema-snapshots"), join(cwd, "schema-snapshots/app")]) chmodSync(path, 0o777);
  const env = {
    APP_URL: url,
    ...unprivileged(),
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: "safe.directory",
    GIT_CONFIG_VALUE_0: "*",
  };
  expect(await run(cwd, ["crawl"], env).ended).toMatchObject({ exitCode: 0, stderr: "" });
  expect(existsSync(join(cwd, ".git/schemalog"))).toBe(false);
  expect(await run(cwd, ["crawl", "--check"], env).ended).toMatchObject({ exitCode: 0 });
});
