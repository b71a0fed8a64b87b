import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { evaluate, filled as fillIn } from "./expressions.ts";
import { stepEnvironment } from "./run-action.ts";

type Step = {
  id?: string;
  if?: string;
  uses?: string;
  run?: string;
  shell?: string;
  env?: Record<string, string>;
  with?: Record<string, unknown>;
};
type Ran = { outcome: "success" | "failure" | "skipped"; outputs: Record<string, string> };

export type CompositeRun = {
  /** Folder of the action: a checkout of its repository. */
  action: string;
  /** Folder of the job, where the user's repository is checked out. */
  workspace: string;
  inputs: Record<string, string>;
  /** What the runner says of the job: GITHUB_EVENT_NAME and so on. */
  env: Record<string, string>;
  token?: string;
  /** Folders of the cache, and of what is kept after the job. */
  cache: string;
  artifacts: string;
};

/**
 * Runs the steps of an action.yml in order, as the runner does: conditions and expressions as they stand in the file, shell
 * steps by their shell with the files of the runner, and the few actions of GitHub's own by what they are documented to do.
 * Throws for anything in the file that it does not know.
 */
export async function runComposite({ action, workspace, inputs, env, token = "", cache, artifacts }: CompositeRun) {
  const file = parse(readFileSync(join(action, "action.yml"), "utf8")) as {
    inputs: Record<string, { default: string }>;
    outputs: Record<string, { value: string }>;
    runs: { using: string; steps: Step[] };
  };
  for (const name of Object.keys(inputs)) if (!(name in file.inputs)) throw new Error(`no such input: ${name}`);
  const temp = mkdtempSync(join(tmpdir(), "schemalog-runner-"));
  const steps: Record<string, Ran> = {};
  const done: { name: string; outcome: Ran["outcome"]; seconds: number }[] = [];
  const atTheEnd: (() => void)[] = [];
  const log: string[] = [];
  let failed = false;

  const given: Record<string, string> = {};
  function operand(text: string): string {
    if (text === "always()") return "true";
    const [scope = "", name = "", kind, output = ""] = text.split(".");
    if (scope === "inputs" && name in given) return given[name] ?? "";
    if (text === "github.token") return token;
    if (text === "runner.os") return "Linux";
    if (text === "runner.arch") return "X64";
    const known = file.runs.steps.some(({ id }) => id === name);
    if (scope === "steps" && known && kind === "outputs") return steps[name]?.outputs[output] ?? "";
    if (scope === "steps" && known && kind === "outcome") return steps[name]?.outcome ?? "skipped";
    throw new Error(`the runner of this test does not know: ${text}`);
  }
  const fill = (text: unknown) => fillIn(text, operand);
  const filled = (map: Record<string, unknown> = {}) =>
    Object.fromEntries(Object.entries(map).map(([name, value]) => [name, fill(value)]));

  /** Without always(), a step runs only when none before it failed. */
  function applies(condition: string | undefined): boolean {
    if (failed && !condition?.includes("always()")) return false;
    return Boolean(evaluate(condition ?? "always()", operand));
  }

  for (const [name, { default: value }] of Object.entries(file.inputs)) given[name] = inputs[name] ?? fill(value);

  const githubOutput = join(temp, "output");
  async function shell({ run = "", shell: program, env: own }: Step): Promise<Ran> {
    if (program !== "bash") throw new Error(`the runner of this test has no shell ${program}`);
    const script = join(temp, "step.sh");
    writeFileSync(script, run);
    writeFileSync(githubOutput, "");
    const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], {
      cwd: workspace,
      env: stepEnvironment({
        ...env,
        ...filled(own),
        GITHUB_ACTION_PATH: action,
        GITHUB_OUTPUT: githubOutput,
        GITHUB_STEP_SUMMARY: join(temp, "summary.md"),
        GITHUB_WORKSPACE: workspace,
        RUNNER_TEMP: temp,
        PATH: env.PATH ?? process.env.PATH ?? "",
      }),
    });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => log.push(String(chunk)));
    const [status] = await once(child, "close");
    return { outcome: status === 0 ? "success" : "failure", outputs: readOutputs(readFileSync(githubOutput, "utf8")) };
  }

  const uses: Record<string, (options: Record<string, string>) => Record<string, string>> = {
    "actions/cache": ({ path = "", key = "" }) => {
      const kept = join(cache, key);
      const hit = existsSync(kept);
      if (hit) cpSync(kept, path, { recursive: true, verbatimSymlinks: true });
      else atTheEnd.push(() => cpSync(path, kept, { recursive: true, verbatimSymlinks: true }));
      return { "cache-hit": String(hit) };
    },
    "actions/upload-artifact": ({ name = "", path = "" }) => {
      if (/["':<>|*?\r\n\\/]/.test(name)) throw new Error(`not a name for an artifact: ${JSON.stringify(name)}`);
      if (existsSync(resolve(workspace, path))) keep(path, name);
      return {};
    },
    "github/codeql-action/upload-sarif": ({ sarif_file: path = "" }) => keep(path, "code-scanning.sarif"),
  };
  function keep(path: string, name: string) {
    mkdirSync(artifacts, { recursive: true });
    cpSync(resolve(workspace, path), join(artifacts, name), { recursive: true });
    return {};
  }
  function useAction(step: Step): Ran {
    const [name = ""] = (step.uses ?? "").split("@");
    const known = uses[name];
    if (!known) throw new Error(`the runner of this test has no ${step.uses}`);
    return { outcome: "success", outputs: known(filled(step.with)) };
  }

  for (const step of file.runs.steps) {
    const start = performance.now();
    const ran: Ran = !applies(step.if)
      ? { outcome: "skipped", outputs: {} }
      : step.run === undefined
        ? useAction(step)
        : await shell(step);
    if (ran.outcome === "failure") failed = true;
    if (step.id) steps[step.id] = ran;
    const name = step.id ?? step.uses?.split("@")[0] ?? (step.run ?? "").slice(0, 60);
    done.push({ name, outcome: ran.outcome, seconds: (performance.now() - start) / 1000 });
  }
  // The cache is kept whether the run was content or not, as long as the install was: it is the same for every run.
  for (const last of atTheEnd) last();
  const outputs = Object.fromEntries(Object.entries(file.outputs).map(([name, { value }]) => [name, fill(value)]));
  return { failed, outputs, steps: done, log: log.join("") };
}

/** `name=value`, or `name<<delimiter`, lines, delimiter. */
function readOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const [, name = "", delimiter] = /^([\w-]+)<<(.+)$/.exec(lines[at] ?? "") ?? [];
    if (delimiter !== undefined) {
      const end = lines.indexOf(delimiter, at + 1);
      if (end < 0) throw new Error(`the output ${name} has no end`);
      outputs[name] = lines.slice(at + 1, end).join("\n");
      at = end;
    } else if (lines[at] !== "") {
      const [, key = "", value = ""] = /^([\w-]+)=(.*)$/.exec(lines[at] ?? "") ?? [];
      if (key === "") throw new Error(`not an output: ${lines[at]}`);
      outputs[key] = value;
    }
  }
  return outputs;
}
