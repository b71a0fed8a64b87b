import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { attempt } from "../../generator/test/hostile/attempt.ts";
import { type Gitlab, startGitlab } from "./support/gitlab-server.ts";
import { startRegistry } from "./support/npm-registry.ts";
import { stepEnvironment } from "./support/run-action.ts";

const root = join(import.meta.dirname, "../..");
const token = "glpat-c4n4ry-of-the-component";
const marker = "<!-- schemalog comment: . -->";
const missing = spawnSync("rsync", ["--version"]).error ? "gitlab-ci-local needs rsync" : undefined;

/** Where jobs look for programs: Node's own npm is there. */
const programs = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`;

let dir: string;
let work: string;
/** The same with an npm that installs once. */
let quickPrograms: string;
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
  git("add", "--force", "--", ...Object.keys(files));
  git("commit", "-q", "-m", message);
  return git("rev-parse", "HEAD");
}

/** What GitLab has on this branch, checked out as a runner does: without a branch. */
function checkOut(branch: string): string {
  git("fetch", "-q", "bare", "+refs/heads/*:refs/remotes/bare/*", "+refs/heads/*:refs/remotes/origin/*");
  git("checkout", "-q", "--force", "--detach", `bare/${branch}`);
  return git("rev-parse", "HEAD");
}

let pipelines = 900;

/** Programs with another npm before them: the lines of a shell script, in a folder of this name. */
function programsWith(name: string, npm: string[]): string {
  const tools = join(dir, name);
  mkdirSync(tools);
  writeFileSync(join(tools, "npm"), ["#!/bin/sh", ...npm, ""].join("\n"), { mode: 0o755 });
  return `${tools}${delimiter}${programs}`;
}

/** The first job installs by the real npm, those after it get links to what that has installed. */
const installsOnce = () => [
  `installed='${join(dir, "installed")}'`,
  'if [ "$1" = install ] && [ -d "$installed" ]; then exec cp -al "$installed" node_modules; fi',
  `PATH='${programs}' npm "$@" || exit`,
  'if [ "$1" = install ]; then cp -al node_modules "$installed"; fi',
];

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
      PATH: quickPrograms,
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

/** A fleet's jobs, each with the checkout for itself, as on GitLab; the last gets what the others have kept. */
async function fleetPipeline(variables: Record<string, string>, names: string[]) {
  const artifacts = mkdtempSync(join(dir, "artifacts-"));
  const reports = join(work, "schemalog-reports");
  const clean = () => {
    git("checkout", "-q", "--force", "HEAD");
    git("clean", "-qffdx");
  };
  const logs: string[] = [];
  for (const name of names) {
    const { log } = await pipeline(variables, `schemalog-connection: [${name}]`);
    logs.push(log);
    if (existsSync(reports)) cpSync(reports, artifacts, { recursive: true });
    clean();
  }
  rmSync(join(reports, "shop"), { force: true });
  cpSync(artifacts, reports, { recursive: true });
  const { exitCode, log } = await pipeline(variables, "schemalog-report");
  return { exitCode, log: [...logs, log].join(""), kept: readdirSync(artifacts).sort() };
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
  quickPrograms = programsWith("quick", installsOnce());
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

  const again = await pipeline({ CI_PIPELINE_SOURCE: "push" });
  expect(again.exitCode, again.log).toBe(0);
  expect(checkOut("main")).toBe(after);
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
  const { log, exitCode } = await fleetPipeline(variables, ["shop", "billing", "lost"]);
  expect(exitCode, log).toBe(1);
  expect(gitlab.state.notes).toHaveLength(1);
  expect(gitlab.state.notes[0]?.body).toMatch(
    /1 breaking, one connection could not be judged[\s\S]*### lost\n\n.*left no report[\s\S]*### billing[\s\S]*### shop/,
  );
  expect(gitlab.state.statuses).toEqual([expect.objectContaining({ status: "failed" })]);
}, 180_000);

/** In the fork, whose pipeline has no token of ours, and here, where a member has started it. */
test.each([
  ["in the fork", { SCHEMALOG_TOKEN: "", CI_PROJECT_ID: "77" }],
  ["run by a member", {}],
])(
  "a fork's merge request, %s: judged by the base's settings, and nothing is written",
  async (_, more) => {
    const base = git("rev-parse", "bare/main");
    const [notes, statuses] = [gitlab.state.notes.length, gitlab.state.statuses.length];
    const forks = { CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "77", ...more };
    git("checkout", "-q", "-B", "patch-1", base);
    commit("Add a note", { "db/migrations/0002_note.sql": "alter table customers add column note text;\n" });
    const harmless = await pipeline(request(base, "patch-1", forks));
    expect(harmless.exitCode, harmless.log).toBe(0);
    commit("Drop the name", {
      "db/migrations/0003_drop.sql": "alter table customers drop column name;\n",
      "schemalog.yml": "connections:\n  shop:\n    migrations: db/migrations\nfail-on: never\n",
    });
    const breaking = await pipeline(request(base, "patch-1", forks));
    expect(breaking.exitCode, breaking.log).toBe(1);
    expect(breaking.log).toContain("changes `fail-on`");
    expect([gitlab.state.notes.length, gitlab.state.statuses.length]).toEqual([notes, statuses]);
    expect(checkOut("main")).toBe(base);
  },
  120_000,
);

test("a fork's fleet, run by a member: its report is joined and nothing is written", async () => {
  const base = git("rev-parse", "bare/main");
  const [notes, statuses] = [gitlab.state.notes.length, gitlab.state.statuses.length];
  checkOut("fleet");
  const forks = { CI_MERGE_REQUEST_IID: "2", CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "77" };
  const { log, exitCode } = await fleetPipeline(request(base, "fleet", forks), ["shop", "billing"]);
  expect(exitCode, log).toBe(1);
  expect(log).toContain("1 breaking");
  expect([gitlab.state.notes.length, gitlab.state.statuses.length]).toEqual([notes, statuses]);
  checkOut("main");
}, 120_000);

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

/** Programs, settings of npm, a cache and reports, wherever a pipeline could look for its own. */
const brought = (evil: string) => ({
  ".schemalog/node_modules/.bin/schemalog": evil,
  ".schemalog/.npmrc": "@schemalog:registry=http://127.0.0.1:9/\n",
  "node_modules/.bin/schemalog": evil,
  "node_modules/@schemalog/action/package.json": '{ "name": "@schemalog/action", "version": "0.1.0", "main": "x.js" }',
  ".npmrc": "@schemalog:registry=http://127.0.0.1:9/\n",
  "package.json": '{ "workspaces": ["node_modules/@schemalog/action"], "overrides": { "zod": "0.0.1" } }',
  "package-lock.json": '{ "lockfileVersion": 3, "packages": {} }',
  ".npm/_cacache": "no folder\n",
  "schemalog-report/report.json": '{ "workspace": "z", "connections": [] }',
  "schemalog-report/z/report.json": '{ "workspace": "z", "connections": [] }',
});
/** The real npm, with its settings and cache below the checkout. */
const npmBelow = () => ({
  PATH: programs,
  NPM_CONFIG_USERCONFIG: join(work, ".npmrc"),
  NPM_CONFIG_CACHE: join(work, ".npm"),
});

/** A branch with these files, by whose merge request nothing of them may be run or believed. */
function hostile(name: string, files: Record<string, string>): string {
  const base = checkOut("main");
  git("clean", "-qffdx");
  const evil = `#!/bin/sh\necho "$SCHEMALOG_TOKEN" > '${join(dir, "pwned")}'\n`;
  git("checkout", "-q", "-b", name);
  commit("Drop the name", {
    "db/migrations/0002_drop.sql": "alter table customers drop column name;\n",
    ...brought(evil),
    ...files,
  });
  git("update-index", "--chmod=+x", ".schemalog/node_modules/.bin/schemalog", "node_modules/.bin/schemalog");
  git("commit", "-q", "--amend", "--no-edit");
  git("checkout", "-q", "--force", "HEAD");
  for (const file of [".schemalog", "."]) chmodSync(join(work, file, "node_modules/.bin/schemalog"), 0o755);
  git("push", "-q", "bare", name);
  const iid = gitlab.state.mergeRequests.length + 1;
  gitlab.state.mergeRequests.push({ ...gitlab.state.mergeRequests[0]!, iid, source_branch: name });
  gitlab.state.notes.length = 0;
  gitlab.state.statuses.length = 0;
  return base;
}
const requestOf = (base: string, name: string) =>
  request(base, name, { ...npmBelow(), CI_MERGE_REQUEST_IID: String(gitlab.state.mergeRequests.length) });

attempt("a branch that brings programs, npm's settings and reports along", "none is run or believed", async () => {
  const base = hostile("programs", {});
  const { log, exitCode } = await pipeline(requestOf(base, "programs"));
  expect(existsSync(join(dir, "pwned")), log).toBe(false);
  expect(exitCode, log).toBe(1);
  expect(gitlab.state.statuses).toEqual([expect.objectContaining({ status: "failed" })]);
  expect(readdirSync(join(work, "schemalog-report"))).not.toContain("z");
  expect(readFileSync(join(work, "schemalog-report/report.json"), "utf8")).toContain("customers");
});

attempt("a branch with a report of its own, in a job that ends before it has one", "there is no report", async () => {
  const base = hostile("early", {});
  const { log, exitCode } = await pipeline({
    ...requestOf(base, "early"),
    SCHEMALOG_EVENT: "x",
    SCHEMALOG_VERSION: "9",
  });
  expect(exitCode, log).not.toBe(0);
  expect(existsSync(join(work, "schemalog-report")), log).toBe(false);
});

attempt("a branch of a fleet that has the reports of other jobs in its repository", "none is believed", async () => {
  const config = readFileSync(join(work, ".gitlab-ci.yml"), "utf8");
  const base = hostile("reports", {
    ".gitlab-ci.yml": config
      .replace("schemalog.yml", "schemalog-fleet.yml")
      .replace(/inputs: .*/, "inputs: { connections: [shop, lost] }"),
    "schemalog-reports/shop": "a file, so that no report can be put there\n",
    "schemalog-reports/lost/report.json":
      '{ "workspace": "", "connections": [{ "name": "lost", "warnings": [], "stale": [] }] }',
  });
  const variables = requestOf(base, "reports");
  const { log, exitCode, kept } = await fleetPipeline(variables, ["shop"]);
  expect(existsSync(join(dir, "pwned")), log).toBe(false);
  expect(exitCode, log).not.toBe(0);
  expect(log).toContain("schemalog-reports is part of the repository");
  expect(gitlab.state.statuses).toEqual([]);
  expect(kept).toEqual(["shop"]);
});

test("the site is built for GitLab Pages", async () => {
  checkOut("main");
  // In place of npm, which would install 400 packages: those of this repository.
  const link = `if [ "$1" = install ]; then ln -s '${join(root, "node_modules")}' node_modules; fi`;
  const path = programsWith("site", [link]);
  const { log, exitCode } = await pipeline({ CI_PIPELINE_SOURCE: "push", PATH: path }, "schemalog-pages");
  expect(exitCode, log).toBe(0);
  expect(readFileSync(join(work, "public/index.html"), "utf8")).toContain("shop");
}, 120_000);
