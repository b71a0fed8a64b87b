import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Fault, type Gitlab, startGitlab } from "./support/gitlab-server.ts";
import { startAction } from "./support/run-action.ts";

const token = "glpat-c4n4ry-of-the-run";
const reader = "glpat-c4n4ry-that-reads";

let dir: string;
let work: string;
let base: string;
let gitlab: Gitlab;

const git = (...args: string[]) =>
  execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", ...args], {
    cwd: work,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  }).trim();

function commit(message: string, files: Record<string, string>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(work, path)), { recursive: true });
    writeFileSync(join(work, path), text);
  }
  git("add", "-A");
  git("commit", "-q", "-m", message);
  return git("rev-parse", "HEAD");
}

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "schemalog-gitlab-run-"));
  work = join(dir, "work");
  const bare = join(dir, "bare.git");
  execFileSync("git", ["init", "-q", "--bare", "-b", "main", bare]);
  execFileSync("git", ["init", "-q", "-b", "main", work]);
  git("remote", "add", "origin", bare);
  base = commit("Begin", {
    "schemalog.yml": "connections:\n  shop:\n    migrations: db/migrations\n",
    "db/migrations/1.sql": "create table customers (id bigint primary key, email text);\n",
  });
  git("checkout", "-q", "-b", "feature");
  commit("Drop", { "db/migrations/2.sql": "alter table customers drop column email;\n" });
  git("push", "-q", "origin", "main", "feature");
  gitlab = await startGitlab({ repo: bare });
  gitlab.addToken(token, 7);
  gitlab.addToken(reader, 9, "read_api");
  gitlab.state.mergeRequests.push({
    iid: 1,
    title: "Drop",
    description: null,
    state: "opened",
    source_branch: "feature",
    target_branch: "main",
    source_project_id: 42,
    target_project_id: 42,
    force_remove_source_branch: false,
    web_url: `${gitlab.projectUrl}/-/merge_requests/1`,
  });
});

afterEach(async () => {
  await gitlab.close();
  rmSync(dir, { recursive: true, force: true });
  expect(gitlab.problems).toEqual([]);
});

/** The run of a merge request's pipeline, as a process of its own. */
function start(more: Record<string, string> = {}) {
  const head = git("rev-parse", "HEAD");
  gitlab.state.pipelines.push({ id: 901, sha: head });
  return startAction(work, {
    GITLAB_CI: "true",
    CI_API_V4_URL: gitlab.apiUrl,
    CI_PROJECT_ID: "42",
    CI_PROJECT_URL: gitlab.projectUrl,
    CI_PROJECT_DIR: work,
    CI_PIPELINE_ID: "901",
    CI_PIPELINE_SOURCE: "merge_request_event",
    CI_COMMIT_SHA: head,
    CI_COMMIT_REF_NAME: "feature",
    CI_DEFAULT_BRANCH: "main",
    CI_MERGE_REQUEST_IID: "1",
    CI_MERGE_REQUEST_PROJECT_ID: "42",
    CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "42",
    CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: "feature",
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main",
    CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
    GITLAB_USER_LOGIN: "ada",
    SCHEMALOG_TOKEN: token,
    INPUT_MODE: "commit",
    ...more,
  });
}

async function run(more: Record<string, string> = {}) {
  const { exitCode, stdout, stderr } = await start(more).ended;
  for (const secret of [token, reader]) expect(`${stdout}${stderr}`).not.toContain(secret);
  return { exitCode, log: `${stdout}\n${stderr}` };
}

const strike = (at: string, ...answers: Fault["answers"]) => gitlab.faults.push({ at, answers });
const head = () => gitlab.repository.head("feature") ?? "";
const ours = () => git("rev-list", "--count", `${base}..${head()}`, "--grep=Schemalog-Run:");
const fetch = () => git("fetch", "-q", "origin");

test("a token that only reads: judged, and told in the log", async () => {
  const { exitCode, log } = await run({ SCHEMALOG_TOKEN: reader, INPUT_MODE: "check" });
  expect(exitCode, log).toBe(1);
  expect(log).toMatch(/the comment could not be written: .*403, insufficient_scope/);
  expect(log).toContain("1 breaking");
  expect(existsSync(join(work, "schemalog-report/report.json"))).toBe(true);
  expect(gitlab.state.notes).toEqual([]);
});

test("a token that may not commit is told so", async () => {
  const { exitCode, log } = await run({ SCHEMALOG_TOKEN: reader });
  expect(exitCode, log).not.toBe(0);
  expect(log).toMatch(/403, insufficient_scope.*\n.*scope `api` and the role Developer/);
  expect(gitlab.state.notes).toEqual([]);
});

test("passing faults leave one note and one commit", async () => {
  strike("POST /projects/42/repository/commits", { status: 502, served: true });
  strike("POST /projects/42/merge_requests/1/notes", { status: 503 }, { status: 500 });
  strike("GET /user", { status: 429, headers: { "retry-after": "1" } });
  const { exitCode, log } = await run();
  expect(exitCode, log).toBe(1);
  expect(gitlab.state.notes).toHaveLength(1);
  fetch();
  expect(ours()).toBe("1");
});

test("a branch that moves on in the meantime is followed where what came is of no concern", async () => {
  strike("GET /projects/42/repository/branches/feature", {
    first: () =>
      gitlab.repository.create({
        branch: "feature",
        commit_message: "Readme",
        actions: [{ action: "create", file_path: "README.md", content: "hello\n" }],
      }),
  });
  const { exitCode, log } = await run();
  expect(exitCode, log).toBe(1);
  fetch();
  expect(ours()).toBe("1");
  expect(git("show", `${head()}:README.md`)).toBe("hello");
});

test("a run that is cancelled after its commit is finished by the next, with nothing twice", async () => {
  const running = start();
  strike("GET /user", { first: () => void running.child.kill("SIGKILL") });
  await running.ended;
  expect(gitlab.state.notes).toEqual([]);
  fetch();
  expect(ours()).toBe("1");
  git("checkout", "-q", "--detach", head());
  const before = head();
  const { exitCode, log } = await run();
  expect(exitCode, log).toBe(1);
  expect(head()).toBe(before);
  expect(gitlab.state.notes).toHaveLength(1);
});

test("two runs at once leave one note and one commit", async () => {
  const both = await Promise.all([run(), run()]);
  for (const { exitCode, log } of both) expect(exitCode, log).toBe(1);
  expect(gitlab.state.notes).toHaveLength(1);
  fetch();
  expect(ours()).toBe("1");
}, 60_000);
