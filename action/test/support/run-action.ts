import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");

export type Ended = { exitCode: number | null; stdout: string; stderr: string };

/** The environment of a step: that of the test without what this very process may have from a CI system. */
export function stepEnvironment(more: Record<string, string>): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    ([name, value]) => value !== undefined && !/^(GITHUB_|GITLAB_|CI_|INPUT_|RUNNER_|CI$)/.test(name),
  ) as [string, string][];
  return {
    ...Object.fromEntries(inherited),
    NODE_COMPILE_CACHE: join(root, "node_modules/.cache/schemalog-tests"),
    ...more,
  };
}

/** Runs the entry point of action.yml as a process, without waiting for its end. */
export function startAction(cwd: string, env: Record<string, string>) {
  const child = spawn(process.execPath, [join(root, "action/src/main.ts")], { cwd, env: stepEnvironment(env) });
  const texts = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) child[name].on("data", (chunk) => (texts[name] += chunk));
  const ended: Promise<Ended> = once(child, "close").then(([exitCode]) => ({ exitCode, ...texts }));
  return { child, ended };
}
