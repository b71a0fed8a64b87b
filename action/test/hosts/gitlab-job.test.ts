import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Outcome } from "../../src/hosts/ci.ts";
import { gitlabCi } from "../../src/hosts/gitlab/job.ts";
import type { Inputs } from "../../src/inputs.ts";

const inputs: Inputs = {
  command: "ci",
  mode: "check",
  connections: [],
  workingDirectory: ".",
  comment: true,
  checkName: "schemalog",
  timings: false,
};
const [head, merge, base] = ["a", "b", "c"].map((digit) => digit.repeat(40)) as [string, string, string];

/** As GitLab 18 sets them in a branch pipeline: https://docs.gitlab.com/ci/variables/predefined_variables/ */
const push = {
  GITLAB_CI: "true",
  CI_API_V4_URL: "https://gitlab.example.com/api/v4",
  CI_SERVER_URL: "https://gitlab.example.com",
  CI_PROJECT_ID: "42",
  CI_PROJECT_PATH: "group/shop",
  CI_PROJECT_URL: "https://gitlab.example.com/group/shop",
  CI_PROJECT_DIR: "/builds/group/shop",
  CI_PIPELINE_ID: "900",
  CI_PIPELINE_SOURCE: "push",
  CI_COMMIT_SHA: head,
  CI_COMMIT_REF_NAME: "main",
  CI_COMMIT_BRANCH: "main",
  CI_DEFAULT_BRANCH: "main",
  CI_JOB_URL: "https://gitlab.example.com/group/shop/-/jobs/1",
  CI_JOB_TOKEN: "glcbt-64_job-token",
  GITLAB_USER_LOGIN: "ada",
};
const request = {
  ...push,
  CI_PIPELINE_SOURCE: "merge_request_event",
  CI_COMMIT_REF_NAME: "feature",
  CI_COMMIT_BRANCH: undefined,
  CI_MERGE_REQUEST_IID: "3",
  CI_MERGE_REQUEST_PROJECT_ID: "42",
  CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "42",
  CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: "feature",
  CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: "",
  CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "release/2",
  CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
};

let lines: string[];
let printed: string[];
let dir: string;
beforeEach(() => {
  lines = [];
  printed = [];
  dir = mkdtempSync(join(tmpdir(), "schemalog-ci-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const place = (env: Record<string, string | undefined>, more: Partial<Inputs> = {}) =>
  gitlabCi({ ...inputs, ...more }, { env, print: (text) => printed.push(text), progress: (line) => lines.push(line) });

test.each([
  ["a push", push, { event: "push", branch: "main", commit: head, request: undefined }],
  ["a schedule", { ...push, CI_PIPELINE_SOURCE: "schedule" }, { event: "schedule", branch: "main" }],
  ["a person", { ...push, CI_PIPELINE_SOURCE: "web", CI_COMMIT_REF_NAME: "x" }, { event: "manual", branch: "x" }],
  ["a trigger", { ...push, CI_PIPELINE_SOURCE: "trigger" }, { event: "manual" }],
  ["the API", { ...push, CI_PIPELINE_SOURCE: "api" }, { event: "manual" }],
  [
    "a tag that is named like the default branch",
    { ...push, CI_PIPELINE_SOURCE: "web", CI_COMMIT_TAG: "main" },
    { event: "push", branch: "refs/tags/main" },
  ],
  [
    "a merge request",
    request,
    {
      event: "request",
      branch: "feature",
      commit: head,
      request: { number: 3, base: "release/2", baseCommit: base, fork: false },
    },
  ],
  [
    "a merge request whose merge GitLab tries out",
    { ...request, CI_COMMIT_SHA: merge, CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: head },
    { event: "request", branch: "feature", commit: head },
  ],
  [
    "a child pipeline of a merge request",
    { ...request, CI_PIPELINE_SOURCE: "parent_pipeline" },
    { event: "request", branch: "feature" },
  ],
  [
    "a fork's merge request, in the fork",
    { ...request, CI_PROJECT_ID: "77", CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "77" },
    { request: expect.objectContaining({ fork: true }) },
  ],
  [
    "a fork's merge request, run by a member",
    { ...request, CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "77" },
    { request: expect.objectContaining({ fork: true }) },
  ],
])("%s", (_what, env, expected) => {
  expect(place(env)).toMatchObject({ name: "GitLab CI", defaultBranch: "main", actor: "ada", run: "900", ...expected });
});

test("what a manual run does can be asked for", () => {
  expect(place({ ...push, CI_PIPELINE_SOURCE: "web" }, { event: "schedule" }).event).toBe("schedule");
});

test("a job token alone is no way to talk to GitLab, and the log says what is", () => {
  expect(place(request).host).toBeUndefined();
  expect(lines.join("\n")).toMatch(/No SCHEMALOG_TOKEN: no comment.*scope api, role Developer/s);
  expect(lines.join("\n")).not.toContain(push.CI_JOB_TOKEN);
});

test("an access token comes from SCHEMALOG_TOKEN or the inputs", () => {
  expect(place({ ...request, SCHEMALOG_TOKEN: "glpat-1" }).host?.fileUrl(head, "a.sql", 2)).toBe(
    `https://gitlab.example.com/group/shop/-/blob/${head}/a.sql#L2`,
  );
  expect(place(request, { token: "glpat-1" }).host).toBeDefined();
  expect(lines).toEqual([]);
});

test.each([
  ["CI_COMMIT_SHA", undefined],
  ["CI_COMMIT_SHA", "HEAD"],
  ["CI_PROJECT_ID", "../1"],
  ["GITLAB_USER_LOGIN", "ada\nSchemalog-Version: 1"],
  ["CI_COMMIT_REF_NAME", ""],
])("is no job of GitLab CI with %s = %j", (name, value) => {
  expect(() => place({ ...push, [name]: value })).toThrow(new RegExp(`not a job of GitLab CI: ${name}: `));
});

const outcome: Outcome = {
  report: {
    workspace: "",
    connections: [{ name: "shop", warnings: [], stale: [], failure: { message: "no `shop` here" } }],
  },
  failed: true,
  failOn: "breaking",
  markdown: "**1 breaking**",
  checked: false,
  outputs: { changed: true, severity: "breaking", findings: 1, versions: { shop: head }, commentUrl: "https://x/#1" },
};
const read = (name: string) => readFileSync(join(dir, "schemalog-report", name), "utf8");

test("leaves files for GitLab's own reports, and the comment in the log", async () => {
  await place({ ...request, CI_PROJECT_DIR: dir }).publish(outcome);
  expect(readdirSync(join(dir, "schemalog-report")).sort()).toEqual([
    ".gitignore",
    "comment.md",
    "gl-code-quality-report.json",
    "junit.xml",
    "report.json",
    "schemalog.env",
    "schemalog.sarif",
  ]);
  expect(read(".gitignore")).toBe("*\n");
  expect(read("comment.md")).toBe("**1 breaking**\n");
  expect(JSON.parse(read("gl-code-quality-report.json"))).toEqual([]);
  expect(JSON.parse(read("schemalog.sarif"))).toMatchObject({ version: "2.1.0" });
  expect(read("junit.xml")).toContain("no `shop` here");
  expect(read("schemalog.env")).toBe(
    `SCHEMALOG_CHANGED=true\nSCHEMALOG_SEVERITY=breaking\nSCHEMALOG_FINDINGS=1\nSCHEMALOG_COMMENT_URL=https://x/#1\nSCHEMALOG_VERSIONS={"shop":"${head}"}\n`,
  );
  expect(printed).toEqual(["**1 breaking**"]);
});

test("keeps the variables within what GitLab takes", async () => {
  const versions = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`shop-${index}`, head]));
  await place({ ...request, CI_PROJECT_DIR: dir }).publish({
    ...outcome,
    outputs: { ...outcome.outputs, severity: "", commentUrl: "", versions },
  });
  expect(read("schemalog.env")).toBe("SCHEMALOG_CHANGED=true\nSCHEMALOG_SEVERITY=none\nSCHEMALOG_FINDINGS=1\n");
});

test("links that a branch brings along lead the files nowhere", async () => {
  const elsewhere = join(dir, "elsewhere");
  mkdirSync(elsewhere);
  symlinkSync(elsewhere, join(dir, "schemalog-report"));
  const ci = place({ ...request, CI_PROJECT_DIR: dir });
  await ci.publish(outcome);
  rmSync(join(dir, "schemalog-report/report.json"));
  symlinkSync(join(elsewhere, "report.json"), join(dir, "schemalog-report/report.json"));
  await ci.publish(outcome);
  expect(readdirSync(elsewhere)).toEqual([]);
  expect(lstatSync(join(dir, "schemalog-report/report.json")).isFile()).toBe(true);
  expect(existsSync(join(dir, "schemalog-report/junit.xml"))).toBe(true);
});
