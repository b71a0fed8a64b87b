import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runComposite } from "./support/composite.ts";

const root = join(import.meta.dirname, "../..");
const temp = mkdtempSync(join(tmpdir(), "schemalog-composite-"));
const action = join(temp, "action");
const workspace = join(temp, "shop");
const git = (cwd: string, ...args: string[]) => execFileSync("git", args, { cwd, encoding: "utf8" }).trim();

beforeAll(() => {
  git(temp, "clone", "-q", root, action);
  mkdirSync(join(workspace, "migrations"), { recursive: true });
  git(workspace, "init", "-q", "-b", "main");
  git(workspace, "config", "user.name", "Ann");
  git(workspace, "config", "user.email", "ann@example.com");
  writeFileSync(join(workspace, "schemalog.yml"), "connections:\n  shop:\n    migrations: migrations\n");
  commit("0001_orders.sql", "CREATE TABLE orders (id int PRIMARY KEY, note text);\n");
  git(workspace, "switch", "-q", "-c", "drop-note");
  // What a branch brings along is no report of a run.
  mkdirSync(join(workspace, "schemalog-report/z"), { recursive: true });
  for (const name of ["z/report.json", "report.json", "schemalog.sarif"]) {
    writeFileSync(join(workspace, "schemalog-report", name), '{"workspace":"z","connections":[]}');
  }
  commit("0002_drop_note.sql", "ALTER TABLE orders DROP COLUMN note;\n");
});
afterAll(() => rmSync(temp, { recursive: true, force: true }));

function commit(file: string, sql: string): void {
  writeFileSync(join(workspace, "migrations", file), sql);
  git(workspace, "add", ".");
  git(workspace, "commit", "-q", "-m", `Add ${file}`);
}

/** A pull request of a branch of the same repository, in a job without a token. */
function runAction(inputs: Record<string, string>, artifacts: string) {
  const [head, base] = [git(workspace, "rev-parse", "drop-note"), git(workspace, "rev-parse", "main")];
  const repo = { full_name: "acme/shop" };
  const event = join(temp, "event.json");
  const pull = { number: 7, head: { ref: "drop-note", sha: head, repo }, base: { ref: "main", sha: base, repo } };
  writeFileSync(event, JSON.stringify({ repository: { ...repo, default_branch: "main" }, pull_request: pull }));
  return runComposite({
    action,
    workspace,
    inputs,
    cache: join(temp, "cache"),
    artifacts: join(temp, artifacts),
    env: {
      GITHUB_ACTIONS: "true",
      GITHUB_EVENT_NAME: "pull_request",
      GITHUB_EVENT_PATH: event,
      GITHUB_REPOSITORY: "acme/shop",
      GITHUB_SHA: head,
      GITHUB_REF: "refs/pull/7/merge",
      GITHUB_REF_NAME: "7/merge",
      PATH: `${join(root, "node_modules/.bin")}:${process.env.PATH}`,
      npm_config_prefer_offline: "true",
    },
  });
}

const outcomes = ({ steps }: Awaited<ReturnType<typeof runComposite>>) =>
  Object.fromEntries(steps.map(({ name, outcome }) => [name, outcome]));
const files = [
  ".gitignore",
  "comment.md",
  "gl-code-quality-report.json",
  "junit.xml",
  "report.json",
  "schemalog.sarif",
];
const install = expect.stringMatching(/^cd "\$GITHUB_ACTION_PATH" && npm ci/);

test("installs what the job needs, judges the pull request, and keeps its report though the gate failed", {
  timeout: 240_000,
}, async () => {
  const ran = await runAction({ sarif: "true", connections: "shop" }, "first");
  expect(outcomes(ran), ran.log).toMatchObject({ run: "failure", report: "success" });
  expect(ran.steps).toContainEqual(expect.objectContaining({ name: install, outcome: "success" }));
  expect(ran.outputs).toMatchObject({ changed: "true", severity: "breaking", findings: "1", matrix: "" });
  const kept = join(temp, "first/schemalog-report-shop");
  expect(readFileSync(join(kept, "comment.md"), "utf8")).toContain("note");
  expect(readdirSync(kept).sort()).toEqual(files);
  expect(readdirSync(ran.outputs.report ?? "").sort()).toEqual(files);
  expect(JSON.parse(readFileSync(join(temp, "first/code-scanning.sarif"), "utf8")).version).toBe("2.1.0");
  for (const name of ["astro", "vitest", "typescript"])
    expect(existsSync(join(action, "node_modules", name))).toBe(false);
});

test("a warm cache installs nothing", { timeout: 120_000 }, async () => {
  rmSync(join(action, "node_modules"), { recursive: true });
  const ran = await runAction({ "fail-on": "never", mode: "check" }, "second");
  expect(ran.steps).toContainEqual(expect.objectContaining({ name: install, outcome: "skipped" }));
  expect(ran.outputs.severity, ran.log).toBe("breaking");
  expect(existsSync(join(temp, "second/schemalog-report/report.json"))).toBe(true);
  expect(existsSync(join(temp, "second/code-scanning.sarif"))).toBe(false);
  const overhead = ran.steps.filter(({ name }) => name !== "run").reduce((sum, { seconds }) => sum + seconds, 0);
  console.log(`overhead beside the run itself: ${overhead.toFixed(1)} s; ${JSON.stringify(ran.steps)}`);
});

test("a release brings all along in one folder: nothing is installed, and it is there within 3 seconds", {
  timeout: 120_000,
}, async () => {
  execFileSync("node", ["scripts/build-action.ts"], { cwd: root });
  cpSync(join(root, "action/bundle"), join(action, "action/bundle"), { recursive: true });
  rmSync(join(action, "node_modules"), { recursive: true, force: true });
  // Nothing but the bundle is needed of the repository.
  rmSync(join(action, "generator"), { recursive: true });
  rmSync(join(action, "action/src"), { recursive: true });
  const bare = performance.now();
  execFileSync("node", ["-e", "0"]);
  const node = (performance.now() - bare) / 1000;
  const ran = await runAction({ "fail-on": "never", mode: "check" }, "bundle");
  expect(ran.steps).toContainEqual(expect.objectContaining({ name: install, outcome: "skipped" }));
  expect(ran.outputs.severity, ran.log).toBe("breaking");
  expect(existsSync(join(action, "node_modules"))).toBe(false);
  const beside = ran.steps.filter(({ name }) => name !== "run").reduce((sum, { seconds }) => sum + seconds, 0);
  const planned = await runAction({ command: "plan" }, "bundle-plan");
  const start = planned.steps.find(({ name }) => name === "run")?.seconds ?? Number.POSITIVE_INFINITY;
  console.log(
    `cold start of the bundle: ${(beside + start - node).toFixed(1)} s beside Node's own ${node.toFixed(2)} s`,
  );
  expect(beside + start - node).toBeLessThan(3);
  git(action, "checkout", "-q", "--", ".");
  rmSync(join(action, "action/bundle"), { recursive: true });
  await runAction({ command: "plan" }, "installed");
});

test("prints the matrix of a fleet, and keeps no report of that", { timeout: 60_000 }, async () => {
  const ran = await runAction({ command: "plan" }, "third");
  expect(JSON.parse(ran.outputs.matrix ?? "")).toEqual({ include: [{ connection: "shop" }] });
  expect(existsSync(join(temp, "third"))).toBe(false);
});

test("inputs are data: nothing in them reaches a shell", { timeout: 60_000 }, async () => {
  const ran = await runAction(
    { connections: `$(touch ${temp}/owned) \`touch ${temp}/owned\`"; touch ${temp}/owned; "` },
    "fourth",
  );
  expect(ran.failed).toBe(true);
  expect(existsSync(join(temp, "owned"))).toBe(false);
});

test("a wrong input is named, and no report of the branch's own is kept", { timeout: 60_000 }, async () => {
  const ran = await runAction({ mode: "commmit", sarif: "true" }, "fifth");
  expect(ran.log).toMatch(/the input `mode`: write one of: check, commit/);
  expect(existsSync(join(temp, "fifth"))).toBe(false);
});
