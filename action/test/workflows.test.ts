import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { atVersion, pinFolder } from "../../scripts/pins.ts";
import { readInputs } from "../src/inputs.ts";
import { problemsOfAction, problemsOfWorkflow } from "./support/github-parser.ts";

const root = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");

const workflows = [
  ...["ci", "pages", "release", "schema"].map((name) => `.github/workflows/${name}.yml`),
  ...["schemalog", "schemalog-fleet", "schemalog-forks", "schemalog-pages"].map(
    (name) => `templates/ci/github/${name}.yml`,
  ),
];
const actions = ["action.yml", "site/action.yml"];

test.each(workflows)("GitHub's own parser takes %s, and no mistake in it", async (file) => {
  const text = read(file);
  expect(await problemsOfWorkflow(text)).toEqual([]);
  for (const [right, wrong] of [
    ["runs-on:", "runs-at:"],
    ["\npermissions:", "\npermission:"],
    ["    steps:", "    step:"],
  ] as const) {
    expect(text).toContain(right);
    expect(await problemsOfWorkflow(text.replace(right, wrong)), wrong).not.toEqual([]);
  }
});

test.each(actions)("GitHub's own parser takes %s, and no mistake in it", (file) => {
  const text = read(file);
  expect(problemsOfAction(text)).toEqual([]);
  expect(problemsOfAction(text.replace("      shell: bash\n", "      shel: bash\n"))).not.toEqual([]);
  expect(problemsOfAction(text.replace("using: composite", "using: compost"))).not.toEqual([]);
});

const usesOf = (text: string) =>
  (text.match(/^\s*(?:- )?uses: .*$/gm) ?? [])
    .map((line) => line.trim().replace(/^- /, ""))
    .filter((line) => line !== "uses: ./");
const byCommit = /^uses: [\w.-]+(\/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
const { version } = JSON.parse(read("generator/package.json"));
/** Our own release has no commit yet that a file of it could name. */
const ownTag = new RegExp(`^uses: schemalog/schemalog(/site)?@v${version.replaceAll(".", "\\.")}$`);

test.each([...workflows, ...actions, "action/README.md"])(
  "%s names other people's actions by their commit and says which version, and ours by the whole version",
  (file) => {
    const uses = usesOf(read(file));
    expect(uses).not.toEqual([]);
    for (const line of uses) expect(line).toMatch(line.startsWith("uses: schemalog/") ? ownTag : byCommit);
  },
);

const templates = ["github/schemalog", "github/schemalog-fleet", "github/schemalog-forks", "github/schemalog-pages"];

test("in the package, built at the release, all are named by their commit: one form, in GitLab's file too", () => {
  const commit = "c0ffee".repeat(6).padEnd(40, "0");
  const folder = mkdtempSync(join(tmpdir(), "schemalog-pins-"));
  try {
    cpSync(join(root, "templates/ci"), folder, { recursive: true });
    pinFolder(folder, commit);
    for (const name of templates) {
      const text = readFileSync(join(folder, `${name}.yml`), "utf8");
      for (const line of usesOf(text)) expect(line).toMatch(byCommit);
      expect(text).toMatch(new RegExp(`uses: schemalog/schemalog(/site)?@${commit} # v${version}$`, "m"));
      expect(parse(text)).toBeTruthy();
    }
    const { include } = parse(readFileSync(join(folder, "gitlab/include.yml"), "utf8"));
    expect(include[0].remote).toBe(
      `https://raw.githubusercontent.com/schemalog/schemalog/${commit}/templates/schemalog.yml`,
    );
    expect(() => pinFolder(folder, "main")).toThrow("not the id of a commit");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const [publish] = stepsOf(".github/workflows/release.yml").filter((step) => step.with?.publish !== undefined);
  expect(publish?.with?.publish).toBe("node scripts/release.ts");
  expect(read("scripts/release.ts")).toContain('{ SCHEMALOG_COMMIT: git("rev-parse", "HEAD") }');
});

test("the next version is written wherever a release is named", () => {
  const files = [...templates.map((name) => `templates/ci/${name}.yml`), "templates/ci/gitlab/include.yml"];
  for (const file of [...files, "templates/schemalog.yml", "templates/schemalog-fleet.yml", "site/action.yml"]) {
    expect(atVersion(read(file), version), file).toBe(read(file));
    const next = atVersion(read(file), "9.8.7");
    expect(next, file).toContain("9.8.7");
    expect(next.replaceAll(/# v\S+$/gm, ""), file).not.toContain(version);
  }
  for (const file of ["action/README.md", "action/docs/gitlab.md"]) {
    const next = atVersion(read(file), "9.8.7");
    expect(next.match(/schemalog\S*@v?[\d.]+|schemalog\/v[\d.]+/g), file).toEqual(
      read(file)
        .match(/schemalog\S*@v?[\d.]+|schemalog\/v[\d.]+/g)
        ?.map((named) => named.replace(/[\d.]+$/, "9.8.7")),
    );
  }
});

test("one version of each action, everywhere", () => {
  const pins = new Map<string, Set<string>>();
  for (const file of [...workflows, ...actions, "action/README.md"]) {
    for (const [, name = "", version = ""] of read(file).matchAll(/uses: ([\w./-]+)@(\S+ # \S+)/g)) {
      pins.set(name, (pins.get(name) ?? new Set()).add(version));
    }
  }
  for (const [name, versions] of pins) expect([...versions], name).toHaveLength(1);
});

type Step = { uses?: string; run?: string; env?: Record<string, string>; with?: Record<string, unknown> };
type Job = { permissions?: Record<string, string>; steps: Step[] };
type Workflow = { on: Record<string, unknown>; permissions: unknown; jobs: Record<string, Job> };
const stepsOf = (file: string): Step[] => {
  const { runs, jobs } = parse(read(file)) as { runs?: { steps: Step[] }; jobs?: Record<string, Job> };
  return runs?.steps ?? Object.values(jobs ?? {}).flatMap(({ steps }) => steps);
};

test.each([...workflows, ...actions])("nothing is put into a shell line of %s", (file) => {
  for (const { run } of stepsOf(file)) expect(run ?? "").not.toContain("${{");
});

test.each(actions)("actions/setup-node runs and reads nothing of the checkout in %s", (file) => {
  const steps = stepsOf(file).filter(({ uses = "" }) => uses.startsWith("actions/setup-node@"));
  expect(steps).toHaveLength(1);
  for (const { env, with: given } of steps) {
    expect(given).toMatchObject({ "package-manager-cache": false });
    expect(env).toMatchObject({ YARN_IGNORE_PATH: "1", COREPACK_ENABLE_PROJECT_SPEC: "0" });
  }
});

/** The jobs that may write, and what. All others read. */
const writers: Record<string, string[]> = {
  ".github/workflows/pages.yml deploy": ["id-token", "pages"],
  ".github/workflows/release.yml publish": ["contents", "id-token", "pull-requests"],
  ".github/workflows/schema.yml schemalog": ["checks", "pull-requests", "security-events"],
  "templates/ci/github/schemalog.yml schemalog": ["checks", "contents", "pull-requests"],
  "templates/ci/github/schemalog-fleet.yml report": ["checks", "pull-requests"],
  "templates/ci/github/schemalog-forks.yml report": ["checks", "pull-requests"],
  "templates/ci/github/schemalog-pages.yml deploy": ["id-token", "pages"],
};

test.each(workflows)("the jobs of %s may do what they need and no more", (file) => {
  const workflow = parse(read(file)) as Workflow;
  expect([{}, { contents: "read" }]).toContainEqual(workflow.permissions);
  for (const [name, { permissions = {}, steps }] of Object.entries(workflow.jobs)) {
    const writes = Object.keys(permissions).filter((scope) => permissions[scope] === "write");
    expect(writes.sort(), name).toEqual(writers[`${file} ${name}`] ?? []);
    for (const { uses = "", with: given } of steps) {
      if (!uses.startsWith("actions/checkout@") || file.endsWith("release.yml")) continue;
      expect(given, name).toHaveProperty("persist-credentials", false);
    }
  }
  expect(workflow.on).not.toHaveProperty("pull_request_target");
});

test.each([".github/workflows/pages.yml", "templates/ci/github/schemalog-pages.yml"])(
  "%s asks for no right while it builds, and deploys without anything of the repository",
  (file) => {
    const { build, deploy } = (parse(read(file)) as Workflow).jobs;
    expect(build?.permissions).toEqual({ contents: "read" });
    expect(deploy?.permissions).toEqual({ pages: "write", "id-token": "write" });
    expect(deploy?.steps.map(({ uses }) => uses?.replace(/@.*/, ""))).toEqual(["actions/deploy-pages"]);
  },
);

test("the action for the site asks GitHub for nothing", () => {
  const uses = stepsOf("site/action.yml").flatMap(({ uses }) => uses?.replace(/@.*/, "") ?? []);
  expect(uses).toEqual(["actions/setup-node", "actions/upload-pages-artifact"]);
});

test("the trusted run for forks has nothing of the fork but its report", () => {
  const uses = stepsOf("templates/ci/github/schemalog-forks.yml").map(({ uses = "" }) => uses.replace(/@.*/, ""));
  expect(uses).toEqual(["actions/download-artifact", "schemalog/schemalog"]);
});

const inputsOf = (file: string) => parse(read(file)).inputs as Record<string, { default?: string }>;

test("a release moves the major tag forward only, and only when something was published", () => {
  const temp = mkdtempSync(join(tmpdir(), "schemalog-release-"));
  const git = (...args: string[]) => execFileSync("git", args, { cwd: temp, encoding: "utf8", stdio: "pipe" }).trim();
  const moveTags = () => {
    const step = stepsOf(".github/workflows/release.yml").find(({ run = "" }) => run.includes("refs/tags/"));
    execFileSync("bash", ["-eo", "pipefail", "-c", step?.run ?? "exit 1"], { cwd: temp, stdio: "pipe" });
    return Object.fromEntries(
      git("ls-remote", "origin", "refs/tags/*")
        .split("\n")
        .map((line) => line.split("\t").reverse()),
    );
  };
  const commit = (version: string) => {
    mkdirSync(join(temp, "generator"), { recursive: true });
    writeFileSync(join(temp, "generator/package.json"), JSON.stringify({ version }));
    git("add", "generator");
    git("-c", "user.name=Ann", "-c", "user.email=ann@example.com", "commit", "-q", "-m", version);
    return git("rev-parse", "HEAD");
  };
  try {
    git("init", "-q", "-b", "main");
    git("init", "-q", "--bare", "remote");
    git("remote", "add", "origin", join(temp, "remote"));
    const first = commit("0.1.0");
    git("tag", "schemalog@0.1.0");
    const released = moveTags();
    expect(released).toEqual({
      "refs/tags/schemalog@0.1.0": first,
      "refs/tags/v0": first,
      "refs/tags/v0.1.0": first,
    });
    const second = commit("0.1.1");
    expect(moveTags()).toEqual(released);
    git("tag", "schemalog@0.1.1");
    expect(moveTags()).toMatchObject({ "refs/tags/v0": second, "refs/tags/v0.1.0": first, "refs/tags/v0.1.1": second });
    // The bundle of a release is a commit on no branch; the next release comes from the main branch.
    git("switch", "-q", "-c", "next");
    commit("0.1.3");
    git("switch", "-q", "--detach");
    mkdirSync(join(temp, "action/bundle"), { recursive: true });
    writeFileSync(join(temp, "action/bundle/main.js"), "");
    git("add", "action");
    git("-c", "user.name=Ann", "-c", "user.email=ann@example.com", "commit", "-q", "-m", "Bundle");
    const bundle = git("rev-parse", "HEAD");
    git("tag", "schemalog@0.1.3");
    expect(moveTags()).toMatchObject({ "refs/tags/v0": bundle, "refs/tags/v0.1.3": bundle });
    git("switch", "-q", "next");
    const later = commit("0.1.4");
    git("tag", "schemalog@0.1.4");
    expect(moveTags()).toMatchObject({ "refs/tags/v0": later });
    git("switch", "-q", "-c", "old", first);
    commit("0.1.2");
    git("tag", "schemalog@0.1.2");
    expect(moveTags()).toMatchObject({ "refs/tags/v0": later });
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
});

test("templates use inputs that are there", () => {
  for (const file of workflows) {
    for (const { uses = "", with: given = {} } of stepsOf(file)) {
      const action = /^schemalog\/schemalog\/site@/.test(uses)
        ? "site/action.yml"
        : /^(schemalog\/schemalog@|\.\/$)/.test(uses)
          ? "action.yml"
          : undefined;
      if (action) expect(Object.keys(inputsOf(action)), file).toEqual(expect.arrayContaining(Object.keys(given)));
    }
  }
});

test("each input reaches the process, and its default is a right one", () => {
  const run = parse(read("action.yml")).runs.steps.find(({ id }: { id?: string }) => id === "run") as {
    env: Record<string, string>;
  };
  const inputs = inputsOf("action.yml");
  const expected = Object.keys(inputs)
    .filter((name) => name !== "sarif")
    .map((name) => [`INPUT_${name.replaceAll("-", "_").toUpperCase()}`, `\${{ inputs.${name} }}`]);
  expect(run.env).toEqual(Object.fromEntries(expected));
  const defaults = Object.keys(inputs).map((name) => [
    `INPUT_${name.replaceAll("-", "_").toUpperCase()}`,
    name === "token" ? "" : (inputs[name]?.default ?? ""),
  ]);
  expect(readInputs(Object.fromEntries(defaults))).toEqual(readInputs({}));
});

test("the tables of README are those of action.yml", () => {
  const check = () => execFileSync(process.execPath, ["scripts/write-action-docs.ts", "--check"], { cwd: root });
  expect(check).not.toThrow();
});
