import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { runComposite } from "./composite.ts";
import { evaluate, filled } from "./expressions.ts";
import type { Event, Scenario } from "./scenario.ts";

const root = join(import.meta.dirname, "../../..");

type Step = { id?: string; uses?: string; with?: Record<string, unknown> };
type Job = { if?: string; permissions: Record<string, string>; steps: Step[] };
export type RanJob = {
  outcome: "success" | "failure" | "skipped";
  outputs: Record<string, Record<string, string>>;
  log: string;
};

export type JobOptions = {
  event: Event;
  /** What else expressions may name: `matrix.connection`. */
  context?: Record<string, unknown>;
  /** Changes the event's payload, as GitHub would have it in a case of its own. */
  payload?: (payload: Record<string, never>) => void;
};

/**
 * Runs a job of one of our workflow templates as GitHub would: its condition, its permissions as those of its token (read-only for a
 * fork's request), and its steps as they stand in the file. The few actions of others are played by what they are documented to do;
 * ours is run from this tree. Artifacts are kept by run in `<scenario>/artifacts`. Throws for what it does not know.
 */
export async function runJob(
  scenario: Scenario,
  [template, name]: [template: string, job: string],
  { event, context = {}, payload }: JobOptions,
): Promise<RanJob> {
  const file = readFileSync(join(root, "templates/ci/github", `${template}.yml`), "utf8");
  const job = (parse(file) as { jobs: Record<string, Job> }).jobs[name];
  if (!job) throw new Error(`${template}.yml has no job ${name}`);
  const { dir, git } = scenario;
  const workspace = mkdtempSync(join(dir, "workspace-"));
  const environment = scenario.environment({ dir, work: workspace, event, summary: "", outputs: "", git });
  const eventFile = environment.GITHUB_EVENT_PATH ?? "";
  const body = JSON.parse(readFileSync(eventFile, "utf8"));
  payload?.(body);
  writeFileSync(eventFile, JSON.stringify(body));
  const granted = event.fork
    ? Object.fromEntries(Object.keys(job.permissions).map((scope) => [scope, "read"]))
    : job.permissions;
  const github = {
    event: body,
    sha: environment.GITHUB_SHA,
    repository: environment.GITHUB_REPOSITORY,
    ref_name: environment.GITHUB_REF_NAME,
    event_name: environment.GITHUB_EVENT_NAME,
    token: scenario.tokenOf(granted),
  };
  const all: Record<string, unknown> = { ...context, github };
  const lookup = (path: string) =>
    path.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined | null)?.[key], all);

  const ran: RanJob = { outcome: "skipped", outputs: {}, log: "" };
  if (job.if !== undefined && !evaluate(job.if, lookup)) return ran;
  ran.outcome = "success";
  for (const step of job.steps) {
    const inputs = Object.fromEntries(
      Object.entries(step.with ?? {}).map(([key, value]) => [key, filled(value, lookup)]),
    );
    const [action = ""] = (step.uses ?? "").split("@");
    if (action === "actions/checkout") checkout(inputs);
    else if (action === "actions/download-artifact") download(inputs);
    else if (action === "schemalog/schemalog") {
      const done = await runComposite({
        action: root,
        workspace,
        inputs,
        token: github.token,
        cache: join(dir, "cache"),
        artifacts: artifactsOf(dir, String(environment.GITHUB_RUN_ID)),
        env: { ...without(environment, /^(INPUT_|GITHUB_OUTPUT|GITHUB_STEP_SUMMARY)/), PATH: programs },
      });
      ran.log += done.log;
      if (step.id) ran.outputs[step.id] = done.outputs;
      if (done.failed) ran.outcome = "failure";
    } else throw new Error(`the runner of this test has no ${step.uses}`);
    if (ran.outcome === "failure") break;
  }
  rmSync(workspace, { recursive: true, force: true });
  return ran;

  function checkout({ ref = "", "fetch-depth": depth }: Record<string, string>) {
    if (granted.contents === undefined) throw new Error("checkout needs contents: read");
    const run = (...args: string[]) => execFileSync("git", args, { cwd: workspace, stdio: "pipe" });
    run("init", "-q");
    run("remote", "add", "origin", join(dir, "bare.git"));
    run("fetch", "-q", ...(depth === "0" ? [] : ["--depth", "1"]), "origin", "+refs/heads/*:refs/remotes/origin/*");
    run("checkout", "-q", "--detach", ref || String(github.sha));
  }

  /** One by its name goes into the folder itself, those of a pattern each into one of its own. */
  function download({
    name: wanted,
    pattern,
    path = ".",
    "run-id": run,
    "github-token": token,
  }: Record<string, string>) {
    if (run !== undefined && (!token || granted.actions === undefined)) throw new Error("download needs actions: read");
    const from = artifactsOf(dir, run ?? String(environment.GITHUB_RUN_ID));
    const to = join(workspace, path);
    mkdirSync(to, { recursive: true });
    if (wanted !== undefined) return cpSync(join(from, wanted), to, copy);
    const isWanted = new RegExp(`^${(pattern ?? "*").replaceAll("*", ".*")}$`);
    for (const each of existsSync(from) ? readdirSync(from) : []) {
      if (isWanted.test(each)) cpSync(join(from, each), join(to, each), copy);
    }
  }
}

const copy = { recursive: true, verbatimSymlinks: true };
const programs = `${join(root, "node_modules/.bin")}:${process.env.PATH}`;
const without = (env: Record<string, string>, names: RegExp) =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !names.test(name)));

/** Where the artifacts of a run are. */
export const artifactsOf = (dir: string, run: string): string => join(dir, "artifacts", run);
