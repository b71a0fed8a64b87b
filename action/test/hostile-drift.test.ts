import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, onTestFinished, type TestContext } from "vitest";
import { attempt } from "../../generator/test/hostile/attempt.ts";
import { createDatabase, sqlOn } from "../../generator/test/support/postgres.ts";
import { readInputs } from "../src/inputs.ts";
import { start } from "../src/start.ts";
import { type HostName, type Scenario, startScenario } from "./support/scenario.ts";

/** A database that drifts from its repository, which a push has brought up to date before. */
async function drifted(host: HostName, context: TestContext) {
  const url = await createDatabase(context);
  await sqlOn(url, "CREATE TABLE customers (id bigint PRIMARY KEY);");
  const scenario = await startScenario(host, { "schemalog.yml": "connections:\n  shop: { url: env:SHOP_URL }\n" });
  onTestFinished(async () => {
    await scenario.close();
    expect(scenario.problems).toEqual([]);
  });
  const env = { INPUT_MODE: "commit", SHOP_URL: url };
  await scenario.run({ event: "push" }, env);
  scenario.checkout("main");
  await sqlOn(url, "ALTER TABLE customers ADD COLUMN by_hand text");
  return { scenario, url, env, watch: () => scenario.run({ event: "schedule" }, env) };
}

type Clone = Pick<Scenario, "work" | "git">;
const write = ({ work }: Clone, path: string, text = "x\n") => {
  mkdirSync(dirname(join(work, path)), { recursive: true });
  writeFileSync(join(work, path), text);
};
const docs = "schema-snapshots/shop/docs/public";

/** What somebody may put at the branch before the job does, and the path that the job names. */
const put: Record<string, [path: string, make: (clone: Clone) => void]> = {
  "a workflow": [".github/workflows/x.yml", (clone) => write(clone, ".github/workflows/x.yml")],
  "a change to schemalog.yml": ["schemalog.yml", (clone) => write(clone, "schemalog.yml", "connections: {}\n")],
  "one file less": ["schemalog.yml", ({ work }) => rmSync(join(work, "schemalog.yml"))],
  "an annotation": [
    "schema-snapshots/shop/annotations/public/t.md",
    (clone) => write(clone, "schema-snapshots/shop/annotations/public/t.md"),
  ],
  "a folder whose name begins alike": [
    "schema-snapshots/shop/docs2/x.md",
    (clone) => write(clone, "schema-snapshots/shop/docs2/x.md"),
  ],
  "a connection that nobody has": [
    "schema-snapshots/other/docs/x.md",
    (clone) => write(clone, "schema-snapshots/other/docs/x.md"),
  ],
  "attributes among the docs": [`${docs}/.gitattributes`, (clone) => write(clone, `${docs}/.gitattributes`)],
  "a link among the docs": [`${docs}/x.md`, ({ work }) => symlinkSync("/etc/passwd", join(work, docs, "x.md"))],
  "a program among the docs": [
    `${docs}/x.md`,
    (clone) => {
      write(clone, `${docs}/x.md`);
      chmodSync(join(clone.work, docs, "x.md"), 0o755);
    },
  ],
  "a submodule among the docs": [
    `${docs}/x.md`,
    ({ git }) => {
      git("update-index", "--add", "--cacheinfo", `160000,${git("rev-parse", "HEAD")},${docs}/x.md`);
    },
  ],
};

/** Commits it on a branch of this name; the clone of the job is at the default branch again. */
function pushed(scenario: Scenario, make: (clone: Clone) => void): string {
  const { git } = scenario;
  git("checkout", "-q", "-B", "schemalog/drift");
  make(scenario);
  const index = git("diff", "--cached", "--name-only");
  if (index === "") git("add", "-A");
  git("commit", "-q", "-m", "Mine");
  git("push", "-q", "origin", "HEAD");
  const head = git("rev-parse", "HEAD");
  git("checkout", "-q", "-f", "main");
  return head;
}

for (const [what, [path, make]] of Object.entries(put)) {
  for (const host of what === "a workflow" ? (["github", "gitlab"] as const) : (["github"] as const)) {
    attempt(
      `on ${host}: ${what} at the branch of the drift request`,
      "nothing is built on it, and the run says so",
      async (context) => {
        const { scenario, watch } = await drifted(host, context);
        const head = pushed(scenario, make);
        const { exitCode, log } = await watch();
        expect(exitCode, log).toBe(2);
        expect(log).toContain(`the branch schemalog/drift changes ${path}, which no drift request does`);
        expect(scenario.head("schemalog/drift")).toBe(head);
        expect(scenario.requests()).toEqual([]);
      },
    );
  }
}

attempt(
  "a workflow pushed to the request's own branch, and the drift is gone",
  "it is not closed in silence",
  async (context) => {
    const { scenario, url, watch } = await drifted("github", context);
    expect((await watch()).exitCode).toBe(0);
    scenario.git("fetch", "-q", "origin");
    scenario.git("checkout", "-q", "-B", "main", "origin/main");
    scenario.git("branch", "-q", "schemalog/drift", "origin/schemalog/drift");
    scenario.git("checkout", "-q", "schemalog/drift");
    const head = scenario.commit("Mine", { ".github/workflows/x.yml": "x\n" });
    scenario.git("checkout", "-q", "main");
    await sqlOn(url, "ALTER TABLE customers DROP COLUMN by_hand");
    const { exitCode, log } = await watch();
    expect(exitCode, log).toBe(2);
    expect(scenario.head("schemalog/drift")).toBe(head);
    expect(scenario.requests()).toEqual([expect.objectContaining({ open: true })]);
  },
);

attempt(
  "a default branch that went on, and was merged into the request's branch",
  "is no intruder",
  async (context) => {
    const { scenario, url, watch } = await drifted("github", context);
    await watch();
    scenario.git("fetch", "-q", "origin");
    scenario.commit("Go on", { "src/x.txt": "x\n" });
    await sqlOn(url, "ALTER TABLE customers ADD COLUMN second text");
    const behind = await watch();
    expect(behind.exitCode, behind.log).toBe(0);
    scenario.checkout("schemalog/drift");
    scenario.git("merge", "-q", "--no-edit", "main");
    scenario.git("push", "-q", "origin", "HEAD");
    scenario.git("checkout", "-q", "main");
    scenario.commit("Go on", { "src/y.txt": "y\n" });
    await sqlOn(url, "ALTER TABLE customers ADD COLUMN third text");
    const updated = await watch();
    expect(updated.exitCode, updated.log).toBe(0);
    expect(scenario.requests()).toEqual([expect.objectContaining({ body: expect.stringContaining("third") })]);
  },
);

attempt(
  "a workflow pushed after the branch was looked at",
  "no commit of the job goes on top of it",
  async (context) => {
    const { scenario, url, watch } = await drifted("github", context);
    await watch();
    await sqlOn(url, "ALTER TABLE customers ADD COLUMN second text");
    scenario.git("fetch", "-q", "origin");
    scenario.git("checkout", "-q", "-B", "mine", "origin/schemalog/drift");
    const head = scenario.commit("Mine", { ".github/workflows/x.yml": "x\n" });
    scenario.git("checkout", "-q", "main");
    const first = () => void scenario.git("push", "-q", "origin", "mine:schemalog/drift");
    scenario.faults.push({ at: "POST /graphql", answers: [{ first }] });
    const { exitCode, log } = await watch();
    expect(exitCode, log).toBe(0);
    expect(log).toContain("schemalog/drift has moved on; the next run will update the files");
    expect(scenario.head("schemalog/drift")).toBe(head);
    expect((await watch()).exitCode).toBe(2);
  },
);

attempt(
  "in a person's clone: a workflow at the branch of the drift request",
  "the run would not build on it",
  async (context) => {
    const { scenario, url } = await drifted("github", context);
    pushed(scenario, (clone) => write(clone, ".github/workflows/x.yml"));
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    const inputs = readInputs({
      INPUT_WORKING_DIRECTORY: scenario.work,
      INPUT_EVENT: "schedule",
      INPUT_MODE: "commit",
    });
    execFileSync("git", ["-C", scenario.work, "remote", "set-head", "origin", "main"]);
    const run = start(inputs, "local", { env: { SHOP_URL: url }, print: say, progress: say });
    await expect(run).rejects.toThrow("the branch schemalog/drift changes .github/workflows/x.yml");
    expect(said.join("\n")).not.toMatch(/Would (commit|open)/);
  },
);
