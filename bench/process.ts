import { execFileSync, spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Command = {
  program: string;
  args: string[];
  cwd?: string | undefined;
  env?: Record<string, string> | undefined;
  /** What the process reads. */
  input?: string | undefined;
  uid?: number | undefined;
  gid?: number | undefined;
};

/** Runs a process to its end and returns its milliseconds and its output. Throws with its stderr when it fails. */
export async function run(command: Command): Promise<{ milliseconds: number; stdout: string }> {
  const { program, args, cwd, env, input, uid, gid } = command;
  const begin = process.hrtime.bigint();
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    ...(uid === undefined ? {} : { uid, gid }),
  });
  child.stdin?.end(input);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout?.on("data", (part: Buffer) => stdout.push(part));
  child.stderr?.on("data", (part: Buffer) => stderr.push(part));
  const code = await new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  const milliseconds = Number(process.hrtime.bigint() - begin) / 1e6;
  if (code !== 0) {
    throw new Error(`${program} ${args.join(" ")}: exit code ${code}\n${Buffer.concat(stderr)}`);
  }
  return { milliseconds, stdout: Buffer.concat(stdout).toString() };
}

/** Peak memory in MB of a run and all processes that it starts, at one moment: by GNU time, or where there are several by looking. */
export async function peakMegabytes(command: Command): Promise<number> {
  const file = join(tmpdir(), `schemalog-bench-${process.pid}.time`);
  const args = ["--format=%M", `--output=${file}`, command.program, ...command.args];
  let seen = 0;
  const timer = setInterval(() => {
    seen = Math.max(seen, kilobytesBelow(process.pid));
  }, 20);
  await run({ ...command, program: "/usr/bin/time", args });
  clearInterval(timer);
  const kilobytes = Number(readFileSync(file, "utf8"));
  rmSync(file);
  return Math.max(kilobytes, seen) / 1024;
}

/** What all processes below one have in memory now. */
function kilobytesBelow(root: number): number {
  const printed = execFileSync("ps", ["-e", "-o", "pid=,ppid=,rss=,comm="], { encoding: "utf8" });
  const all = printed
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .map(([pid, parent, rss, name]) => ({ pid: Number(pid), parent: Number(parent), rss: Number(rss), name }))
    .filter(({ name }) => name !== "ps");
  const below = (pid: number): number =>
    all.filter(({ parent }) => parent === pid).reduce((sum, one) => sum + one.rss + below(one.pid), 0);
  return below(root);
}

/** Medians of several runs of each, in turns: what disturbs the machine disturbs both. */
export async function alternate<Name extends string>(
  rounds: number,
  runs: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(runs) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) samples[name].push(await runs[name]());
  }
  return Object.fromEntries(names.map((name) => [name, median(samples[name])])) as Record<Name, number>;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
