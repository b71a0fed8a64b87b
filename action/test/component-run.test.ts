import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Gitlab, startGitlab } from "./support/gitlab-server.ts";
import { startRegistry } from "./support/npm-registry.ts";
import { stepEnvironment } from "./support/run-action.ts";

const root = join(import.meta.dirname, "../..");
const token = "glpat-c4n4ry-of-the-component";
const marker = "<!-- schemalog comment: . -->";
const missing = spawnSync("rsync", ["--version"]).error ? "gitlab-ci-local needs rsync" : undefined;

let dir: string;
let work: string;
let gitlab: Gitlab;
let registry: Awaited<ReturnType<typeof startRegistry>>;
const component = createServer(({ url = "" }, response) => {
  response.end(readFileSync(join(root, "templates", basename(url))));
});

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
  git("add", "--", ...Object.keys(files));
  git("commit", "-q", "-m", message);
  return git("rev-parse", "HEAD");
}

/** What GitLab has on this branch, checked out as a runner does: without a branch. */
function checkOut(branch: string): string {
  git("fetch", "-q", "bare", "+refs/heads/*:refs/remotes/bare/*", "+refs/heads/*:refs/remotes/origin/*");
  git("checkout", "-q", "--detach", `bare/${branch}`);
  return git("rev-parse", "HEAD");
}

let pipelines = 900;

/** Jobs of the component, by gitlab-ci-local on this very machine, with GitLab's variables. */
async function pipeline(variables: Record<string, string>, ...jobs: string[]) {
  const id = ++pipelines;
  const sha = git("rev-parse", "HEAD");
  gitlab.state.pipelines.push({ id, sha });
  const all = {
    GITLAB_CI: "true",
    CI_API_V4_URL: gitlab.apiUrl,
    CI_PROJECT_ID: "42",
    CI_PROJECT_URL: gitlab.projectUrl,
    CI_PROJECT_DIR: work,
    CI_PIPELINE_ID: String(id),
    CI_COMMIT_SHA: sha,
    CI_COMMIT_REF_NAME: "main",
    CI_DEFAULT_BRANCH: "main",
    CI_JOB_URL: `${gitlab.projectUrl}/-/jobs/${id}`,
    GITLAB_USER_LOGIN: "ada",
    SCHEMALOG_TOKEN: token,
    ...variables,
  };
  const { exitCode, log } = await gitlabCiLocal(
    [...(jobs.length > 0 ? jobs : ["schemalog"]), "--force-shell-executor"],
    all,
  );
  expect(gitlab.problems, log).toEqual([]);
  expect(log).not.toContain(token);
  return { exitCode, log };
}

async function gitlabCiLocal(args: string[], variables: Record<string, string>) {
  const given = Object.entries(variables).flatMap(([name, value]) => ["--variable", `${name}=${value}`]);
  const child = spawn(process.execPath, [fileURLToPath(import.meta.resolve("gitlab-ci-local")), ...args, ...given], {
    cwd: work,
    env: stepEnvironment({
      PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
      HOME: dir,
      GCL_IGNORE_PREDEFINED_VARS: Object.keys(variables).join(","),
      NPM_CONFIG_REGISTRY: registry.url,
      NPM_CONFIG_CACHE: join(dir, "npm-cache"),
      NPM_CONFIG_USERCONFIG: join(dir, "npmrc"),
    }),
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (log += chunk));
  const [exitCode] = await once(child, "close");
  return { exitCode, log };
}

const request = (sha: string, branch: string, more: Record<string, string> = {}) => ({
  CI_PIPELINE_SOURCE: "merge_request_event",
  CI_COMMIT_REF_NAME: branch,
  CI_MERGE_REQUEST_IID: "1",
  CI_MERGE_REQUEST_PROJECT_ID: "42",
  CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "42",
  CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: branch,
  CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: "",
  CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main",
  CI_MERGE_REQUEST_DIFF_BASE_SHA: sha,
  ...more,
});

beforeAll(async () => {
  if (missing) return;
  dir = mkdtempSync(join(tmpdir(), "schemalog-component-"));
  work = join(dir, "work");
  const bare = join(dir, "bare.git");
  execFileSync("git", ["init", "-q", "--bare", "-b", "main", bare]);
  execFileSync("git", ["init", "-q", "-b", "main", work]);
  registry = await startRegistry(join(dir, "tarballs"));
  gitlab = await startGitlab({ repo: bare });
  gitlab.addToken(token, 7);
  await new Promise<void>((done) => component.listen(0, "127.0.0.1", done));
  const address = component.address();
  const port = typeof address === "object" && address ? address.port : 0;
  commit("Begin", {
    ".gitlab-ci.yml": `include:\n  - remote: http://127.0.0.1:${port}/schemalog.yml\n    inputs: { mode: commit, drift: true, pages: true }\n`,
    ".gitignore": ".gitlab-ci-local/\npublic/\n",
    "schemalog.yml": "connections:\n  shop:\n    migrations: db/migrations\n",
    "db/migrations/0001_customers.sql": "create table customers (id bigint primary key, name text, email text);\n",
  });
  git("remote", "add", "bare", bare);
  git("remote", "add", "origin", "https://gitlab.example.com/group/shop.git");
  git("push", "-q", "bare", "main");
}, 120_000);

afterAll(async () => {
  if (missing) return;
  await Promise.all([gitlab.close(), registry.close(), new Promise((done) => component.close(done))]);
  rmSync(dir, { recursive: true, force: true });
});

beforeEach((context) => context.skip(missing !== undefined, missing));

test.each([
  ["push", "main", ["schemalog", "schemalog-pages"]],
  ["push", "feature", []],
  ["push", "", []],
  ["merge_request_event", "", ["schemalog"]],
  ["schedule", "main", ["schemalog"]],
  ["web", "feature", ["schemalog"]],
  ["trigger", "main", []],
])("what runs on %s of %j", async (source, name, expected) => {
  const variables = { CI_PIPELINE_SOURCE: source, CI_COMMIT_BRANCH: name, CI_DEFAULT_BRANCH: "main" };
  const { log } = await gitlabCiLocal(["--list-csv"], variables);
  expect(log).toContain("name;stage;when");
  expect([...log.matchAll(/^(schemalog[a-z-]*);/gm)].map(([, job]) => job)).toEqual(expected);
});

test.each([
  ["fail-on: risky", /^schemalog;/m],
  ["mode: shout", /`mode` input: `shout` cannot be used/],
  ['connections: "shop; true"', /`connections` input: `shop; true` does not match/],
])("is included as a component with %s", async (input, expected) => {
  const config = readFileSync(join(work, ".gitlab-ci.yml"), "utf8");
  mkdirSync(join(work, "templates"));
  copyFileSync(join(root, "templates/schemalog.yml"), join(work, "templates/schemalog.yml"));
  const own = "component: $CI_SERVER_FQDN/group/shop/schemalog@$CI_COMMIT_SHA";
  writeFileSync(join(work, ".gitlab-ci.yml"), `include:\n  - ${own}\n    inputs: { ${input} }\n`);
  try {
    const { log } = await gitlabCiLocal(["--list-csv"], { CI_PIPELINE_SOURCE: "push", CI_COMMIT_BRANCH: "main" });
    expect(log).toMatch(expected);
  } finally {
    writeFileSync(join(work, ".gitlab-ci.yml"), config);
    rmSync(join(work, "templates"), { recursive: true });
  }
});

/** Shell in the name of a branch. */
const branch = "drop-email-$(>pwned)";

test("a push to the default branch commits what is not there yet, and the next one has nothing to do", async () => {
  const before = checkOut("main");
  const { log, exitCode } = await pipeline({ CI_PIPELINE_SOURCE: "push" });
  expect(exitCode, log).toBe(0);
  const after = checkOut("main");
  expect(git("log", "--format=%P", "-1", after)).toBe(before);
  expect(git("ls-tree", "-r", "--name-only", after)).toContain(
    "schema-snapshots/shop/snapshot/public/tables/customers.json",
  );
  expect(gitlab.state.statuses).toEqual([expect.objectContaining({ sha: before, status: "success" })]);

  const asked = registry.asked.length;
  const again = await pipeline({ CI_PIPELINE_SOURCE: "push" });
  expect(again.exitCode, again.log).toBe(0);
  expect(checkOut("main")).toBe(after);
  expect(registry.asked, "the packages are in the cache").toHaveLength(asked);
}, 180_000);

test("a merge request gets its note, its status, its reports and its files", async () => {
  const base = checkOut("main");
  commit("Drop the email", { "db/migrations/0002_drop.sql": "alter table customers drop column email;\n" });
  git("push", "-q", "bare", `HEAD:refs/heads/${branch}`);
  gitlab.state.mergeRequests.push({
    iid: 1,
    title: "Drop the email",
    description: null,
    state: "opened",
    source_branch: branch,
    target_branch: "main",
    source_project_id: 42,
    target_project_id: 42,
    force_remove_source_branch: false,
    web_url: `${gitlab.projectUrl}/-/merge_requests/1`,
  });
  const before = checkOut(branch);
  const { log, exitCode } = await pipeline(request(base, branch));
  expect(exitCode, log).toBe(1);
  expect(gitlab.state.notes).toHaveLength(1);
  expect(gitlab.state.notes[0]?.body).toMatch(new RegExp(`^${marker}\\n[\\s\\S]*email`));
  expect(gitlab.state.statuses.at(-1)).toMatchObject({ sha: before, status: "failed" });
  const report = (name: string) => readFileSync(join(work, "schemalog-report", name), "utf8");
  expect(JSON.parse(report("gl-code-quality-report.json"))).toEqual([
    expect.objectContaining({ location: { path: "db/migrations/0002_drop.sql", lines: { begin: 1, end: 1 } } }),
  ]);
  expect(report("schemalog.env")).toContain("SCHEMALOG_SEVERITY=breaking\n");

  const after = checkOut(branch);
  expect(git("log", "--format=%P", "-1", after)).toBe(before);
  expect(git("show", `${after}:schema-snapshots/shop/snapshot/public/tables/customers.json`)).not.toContain("email");
  expect(existsSync(join(work, "pwned"))).toBe(false);

  const again = await pipeline(request(base, branch));
  expect(again.exitCode, again.log).toBe(1);
  expect(checkOut(branch)).toBe(after);
  expect(gitlab.state.notes).toHaveLength(1);
}, 180_000);

test("where GitLab tries the merge out, the branch's own head is looked at", async () => {
  const base = git("rev-parse", "bare/main");
  const head = checkOut(branch);
  const merge = git("commit-tree", "HEAD^{tree}", "-p", "bare/main", "-p", head, "-m", "Merge");
  git("checkout", "-q", "--detach", merge);
  const { log } = await pipeline(request(base, branch, { CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: head }));
  expect(git("rev-parse", "HEAD"), log).toBe(head);
  expect(gitlab.state.statuses.at(-1)).toMatchObject({ sha: merge, status: "failed" });
}, 60_000);

test("a fleet: a job for each connection, one note and one status for all", async () => {
  const base = git("rev-parse", "bare/main");
  git("checkout", "-q", "-b", "fleet", base);
  const config = readFileSync(join(work, ".gitlab-ci.yml"), "utf8");
  const beside = config.replace(/inputs: .*/, "inputs: { merge-requests: false }");
  const fleet = config
    .replace("include:\n", "")
    .replace("schemalog.yml", "schemalog-fleet.yml")
    .replace(/inputs: .*/, "inputs: { connections: [shop, billing, lost] }");
  commit("Drop the name", {
    ".gitlab-ci.yml": `${beside}${fleet}`,
    "schemalog.yml": "connections:\n  shop:\n    migrations: db/migrations\n  billing:\n    migrations: billing\n",
    "billing/1.sql": "create table bills (id bigint primary key);\n",
    "db/migrations/0002_drop.sql": "alter table customers drop column name;\n",
  });
  git("push", "-q", "bare", "fleet");
  gitlab.state.mergeRequests.push({ ...gitlab.state.mergeRequests[0]!, iid: 2, source_branch: "fleet" });
  gitlab.state.notes.length = 0;
  gitlab.state.statuses.length = 0;
  const variables = request(base, "fleet", { CI_MERGE_REQUEST_IID: "2" });
  const { log: listed } = await gitlabCiLocal(["--list-csv"], variables);
  expect([...listed.matchAll(/^"?(schemalog[^;"]*)"?;/gm)].map(([, job]) => job)).toEqual([
    "schemalog-connection: [shop]",
    "schemalog-connection: [billing]",
    "schemalog-connection: [lost]",
    "schemalog-report",
  ]);
  // One at a time, for all of them are in the same folder here.
  const { log, exitCode } = await pipeline(variables, "schemalog-report", "--needs", "--concurrency", "1");
  expect(exitCode, log).toBe(1);
  expect(gitlab.state.notes).toHaveLength(1);
  expect(gitlab.state.notes[0]?.body).toMatch(
    /1 breaking, one connection could not be judged[\s\S]*### billing[\s\S]*### shop[\s\S]*### lost\n\n.*left no report/,
  );
  expect(gitlab.state.statuses).toEqual([expect.objectContaining({ status: "failed" })]);
}, 180_000);

test("without a token nothing is asked of GitLab, and the log and the files say it all", async () => {
  const base = git("rev-parse", "bare/main");
  checkOut(branch);
  const asked = gitlab.log.length;
  const { log, exitCode } = await pipeline(request(base, branch, { SCHEMALOG_TOKEN: "" }));
  expect(exitCode, log).toBe(1);
  expect(log).toContain("No SCHEMALOG_TOKEN");
  expect(log).toContain("email");
  expect(gitlab.log).toHaveLength(asked);
}, 60_000);

test("the site is built for GitLab Pages", async () => {
  checkOut("main");
  // The packages as they are in this repository, in place of a cache: npm would fetch 400 of them.
  rmSync(join(work, ".schemalog"), { recursive: true });
  mkdirSync(join(work, ".schemalog"));
  symlinkSync(join(root, "node_modules"), join(work, ".schemalog/node_modules"));
  const { log, exitCode } = await pipeline({ CI_PIPELINE_SOURCE: "push" }, "schemalog-pages");
  expect(exitCode, log).toBe(0);
  expect(readFileSync(join(work, "public/index.html"), "utf8")).toContain("shop");
}, 120_000);
