import { execFileSync, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { isBuilt } from "../../../scripts/build-inputs.ts";

/** The one that is built starts three times as fast; where it is not of this tree, the source. */
const cli = join(import.meta.dirname, isBuilt() ? "../../dist/cli.js" : "../../src/cli.ts");
/** What every process begins with; the cache of compiled modules makes it three times as fast. */
const base = {
  ...process.env,
  NO_COLOR: "1",
  NODE_COMPILE_CACHE: join(import.meta.dirname, "../../../node_modules/.cache/schemalog-tests"),
};

/** A temporary folder with these files, gone when the test is over. */
export function folder(files: Record<string, string | Uint8Array> = {}): string {
  const path = mkdtempSync(join(tmpdir(), "schemalog-test-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  write(path, files);
  return path;
}

/** Writes files (path below `cwd` → text). */
export function write(cwd: string, files: Record<string, string | Uint8Array>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
}

/** `folder` as a Git repository, with one commit of all files if not told otherwise. */
export function repository(files: Record<string, string | Uint8Array> = {}, { committed = true } = {}): string {
  const path = folder(files);
  git(path, "init", "-q", "-b", "main");
  appendFileSync(join(path, ".git/config"), "[user]\n\tname = Robin Reviewer\n\temail = robin@example.com\n");
  if (!committed) return path;
  git(path, "add", "-A");
  git(path, "commit", "-q", "--allow-empty", "-m", "Start");
  return path;
}

/** Runs git in `cwd`; returns what it printed, without the last line break. */
export function git(cwd: string, ...args: string[]): string {
  return execFileSync("git", args, { cwd, encoding: "utf8" }).replace(/\n$/, "");
}

/** Runs the command line as a process of its own. */
export function schemalog(cwd: string, args: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd,
    encoding: "utf8",
    env: { ...base, ...env },
  });
  return { exitCode: status, stdout, stderr };
}

/** The same without waiting for its end, so that the test can serve it or stop it meanwhile. */
export function startSchemalog(
  cwd: string,
  args: string[],
  { env = {}, ...options }: SpawnOptions & { env?: Record<string, string> } = {},
) {
  const child = spawn(process.execPath, [cli, ...args], {
    cwd,
    ...options,
    env: { ...base, ...env },
  });
  const texts = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) child[name]?.on("data", (chunk) => (texts[name] += chunk));
  const ended = once(child, "close").then(([exitCode, signal]) => ({ exitCode, signal, ...texts }));
  return { child, ended };
}

/** Every file below a folder, hidden ones too: path → its bytes, a character each. */
export function filesIn(dir: string): Record<string, string> {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(dir.length + 1), readFileSync(path, "latin1")]));
}
