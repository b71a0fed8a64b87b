import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, type TestContext, test } from "vitest";
import { writeSnapshot } from "../../src/store/snapshot/index.ts";
import { filesIn, folder, git, repository, startSchemalog, write } from "../support/cli.ts";
import { databaseOf, table } from "../support/history.ts";
import { createDatabase, sqlOn } from "../support/postgres.ts";
import { sabotage, unprivileged } from "../support/sabotage.ts";

const config = { "schemalog.yml": "connections:\n  app:\n    url: env:APP_URL\n" };
const before = databaseOf(table("notes", ["id integer"]), table("old", ["id integer"]));

/** A workspace at `cwd` with a snapshot, and a database that has changed since. */
async function changed(context: TestContext, cwd: string, sql = "") {
  const url = await createDatabase(context);
  await sqlOn(url, `CREATE TABLE notes (id bigint); CREATE TABLE added (id int); ${sql}`);
  write(cwd, config);
  await writeSnapshot(join(cwd, "schema-snapshots/app/snapshot"), before);
  const run = (args: string[], env: Record<string, string> = {}) =>
    startSchemalog(cwd, args, { env: { APP_URL: url, ...env } });
  return { cwd, run };
}

const snapshotIn = (cwd: string) => filesIn(join(cwd, "schema-snapshots/app"));
const oneError = (what: string, remedy: string) => new RegExp(`^error: (app: )?${what}.*\\n  ${remedy}.*\\n$`);
const whole = { exitCode: 0, stderr: "" };

test("a folder that is read-only: nothing is written, and the error says what to do", async (context) => {
  const { cwd, run } = await changed(context, folder());
  const files = filesIn(cwd);
  const closed = [cwd, join(cwd, "schema-snapshots"), join(cwd, "schema-snapshots/app")];
  for (const path of closed) chmodSync(path, 0o555);
  onTestFinished(() => {
    for (const path of closed) chmodSync(path, 0o755);
  });
  for (const [command, what] of [
    ["crawl", "cannot write the snapshot in .*schema-snapshots/app/snapshot: EACCES.*is intact"],
    ["docs", "cannot write .*schema-snapshots/app/docs: EACCES"],
  ] as const) {
    const result = await run([command], unprivileged()).ended;
    expect(result).toMatchObject({ exitCode: 2, stdout: "" });
    expect(result.stderr).toMatch(oneError(what, "Check the permissions there"));
    expect(filesIn(cwd)).toEqual(files);
  }
});

test("a file where a folder should be", async (context) => {
  const cwd = folder();
  const { run } = await changed(context, cwd);
  rmSync(join(cwd, "schema-snapshots"), { recursive: true });
  write(cwd, { "schema-snapshots": "a file" });
  const result = await run(["crawl"]).ended;
  expect(result.exitCode).toBe(2);
  expect(result.stderr).toMatch(oneError("cannot read the snapshot in .*: ENOTDIR", "There is a file where"));
});

test("a full disk: the snapshot is as it was, and nothing half written lies around", async (context) => {
  const cwd = folder();
  const { status, stderr } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", cwd], { encoding: "utf8" });
  if (status !== 0) context.skip(`no small file system can be mounted here: ${stderr ?? "there is no mount"}`);
  onTestFinished(() => void execFileSync("umount", ["-l", cwd]));
  const comment = (length: number) => `COMMENT ON TABLE notes IS '${"x".repeat(length)}'`;
  const { run } = await changed(context, cwd, comment(2_000_000));
  const files = filesIn(cwd);
  const crawl = await run(["crawl"]).ended;
  expect(crawl).toMatchObject({ exitCode: 2, stdout: "" });
  expect(crawl.stderr).toMatch(oneError("cannot write the snapshot in .*: ENOSPC.*is intact", "The disk is full"));
  expect(filesIn(cwd)).toEqual(files);

  const large = databaseOf(table("notes", ["id integer"], { comment: "x".repeat(600_000) }));
  await writeSnapshot(join(cwd, "schema-snapshots/app/snapshot"), large);
  const fits = snapshotIn(cwd);
  const docs = await run(["docs"]).ended;
  expect(docs).toMatchObject({ exitCode: 2, stdout: "" });
  expect(docs.stderr).toMatch(oneError("cannot write .*schema-snapshots/app/docs: ENOSPC", "Check .* free disk space"));
  const left = Object.entries(snapshotIn(cwd)).filter(([path]) => !path.startsWith("docs/"));
  expect(Object.fromEntries(left)).toEqual(fits);
  expect(Object.keys(snapshotIn(cwd)).filter((path) => !/\.(md|json)$/.test(path))).toEqual([]);
});

test.for([
  ["schema-snapshots/app", ["crawl"]],
  ["schema-snapshots/app/snapshot", ["crawl"]],
  ["schema-snapshots/app/snapshot/public/tables", ["crawl"]],
  ["schema-snapshots/app_url", ["crawl", "env:APP_URL"]],
  ["schema-snapshots/app/docs", ["docs"]],
  ["schema-snapshots/app/docs/public", ["docs"]],
  ["schema-snapshots/app/changes", ["crawl", "--commit"]],
] as const)("a link out of the repository at %s is not followed", async ([link, args], context) => {
  const outside = folder({ "public/tables/notes.json": "{}", "keep.md": "mine" });
  const { cwd, run } = await changed(context, repository());
  rmSync(join(cwd, link), { recursive: true, force: true });
  mkdirSync(join(cwd, link, ".."), { recursive: true });
  symlinkSync(outside, join(cwd, link));
  const files = filesIn(outside);
  const result = await run([...args]).ended;
  expect(result).toMatchObject({ exitCode: 2, stdout: "" });
  expect(result.stderr).toMatch(/^error: .*symbolic link/);
  expect(filesIn(outside)).toEqual(files);
});

test("a crawl waits while another one writes, and says for whom; when that one is killed, it takes over", async (context) => {
  const { cwd, run } = await changed(context, folder());
  const files = snapshotIn(cwd);
  for (const call of [3, 4, 5]) {
    const first = run(["crawl"], sabotage("renameSync", call, "pause();"));
    while (!existsSync(join(cwd, "paused")) && first.child.exitCode === null) await sleep(20);
    const second = run(["crawl"]);
    const said = new Promise((resolve) => second.child.stderr?.once("data", resolve));
    expect(String(await said)).toMatch(`Waiting for another run (process ${first.child.pid} on `);
    first.child.kill("SIGKILL");
    expect(await first.ended).toMatchObject({ signal: "SIGKILL" });
    rmSync(join(cwd, "paused"));
    expect(await second.ended).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("4 files written, 1") });
    const names = Object.keys(snapshotIn(cwd)).map((path) => path.split("/").at(-1));
    expect(names).toEqual(["plpgsql.json", "public.json", "database.json", "added.json", "notes.json"]);
    await writeSnapshot(join(cwd, "schema-snapshots/app/snapshot"), before);
    expect(snapshotIn(cwd)).toEqual(files);
  }
});

test("crawls at once: one after another, and the snapshot is intact", async (context) => {
  const { cwd, run } = await changed(context, folder());
  const results = await Promise.all([1, 2, 3, 4].map(() => run(["crawl"]).ended));
  for (const { exitCode, stderr } of results) {
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^(Waiting for another run .*\n)?$/);
  }
  expect(await run(["crawl", "--check"]).ended).toMatchObject(whole);
  expect(Object.keys(snapshotIn(cwd))).toHaveLength(5);
});

test("a run that is killed before it commits is made up for by the next", async (context) => {
  const { cwd, run } = await changed(context, repository());
  const first = run(["crawl", "--commit"], sabotage("renameSync", 7, "process.kill(process.pid, 'SIGKILL');"));
  expect(await first.ended).toMatchObject({ signal: "SIGKILL" });
  expect(await run(["crawl", "--commit"]).ended).toMatchObject(whole);
  expect(git(cwd, "status", "--porcelain")).toBe("?? schemalog.yml");
  expect(git(cwd, "rev-list", "--count", "HEAD")).toBe("2");
});
