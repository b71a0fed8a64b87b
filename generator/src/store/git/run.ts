import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { SchemalogError } from "../../errors.ts";

export type GitOptions = {
  input?: string | undefined;
  env?: Record<string, string> | undefined;
  /** Exit codes that are an answer, not an error. */
  allow?: number[] | undefined;
};

export type GitResult = { code: number; stdout: Buffer };

/** Settings of a person that would change what git prints, or how it reads paths. */
const settings = ["--literal-pathspecs", "-c", "core.quotePath=false", "-c", "log.showSignature=false"];

/** What a hook or another git sets for its own repository, and what would make git wait for somebody. */
function environment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, LC_ALL: "C", GIT_TERMINAL_PROMPT: "0", GIT_PAGER: "cat" };
  for (const name of ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE"]) {
    delete env[name];
  }
  return { ...env, ...more };
}

/** Starts git in `repo` with its arguments as they are: no shell. */
export function startGit(repo: string, args: string[], env?: Record<string, string>): ChildProcessWithoutNullStreams {
  return spawn("git", [...settings, ...args], { cwd: repo, env: environment(env), windowsHide: true });
}

/** Runs git in `repo` to its end. Throws SchemalogError (2): what went wrong in the user's words, not git's. */
export async function git(
  repo: string,
  args: string[],
  { input, env, allow = [] }: GitOptions = {},
): Promise<GitResult> {
  const child = startGit(repo, args, env);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  child.stdin.on("error", () => undefined); // git ended before it read all: its exit code says why
  child.stdin.end(input ?? "");
  const code = await exitCode(child, repo);
  if (code !== 0 && !allow.includes(code)) throw failure(repo, args, Buffer.concat(stderr).toString());
  return { code, stdout: Buffer.concat(stdout) };
}

/** What git prints, without the last line break. Throws SchemalogError (2). */
export async function gitText(repo: string, args: string[], options?: GitOptions): Promise<string> {
  return (await git(repo, args, options)).stdout.toString().replace(/\r?\n$/, "");
}

/** The exit code of a process; -1 where a signal ended it. Throws SchemalogError (2) when there is no git. */
export async function exitCode(child: ChildProcessWithoutNullStreams, repo: string): Promise<number> {
  try {
    const [code] = await once(child, "close");
    return typeof code === "number" ? code : -1;
  } catch (cause) {
    if (!existsSync(repo)) {
      throw new SchemalogError(`there is no folder ${repo}`, { exitCode: 2, cause });
    }
    throw new SchemalogError("git can't be started", {
      exitCode: 2,
      hint: "Install it (git-scm.com/downloads), or make sure it is on the PATH.",
      cause,
    });
  }
}

/** The error for what git printed on stderr. */
export function failure(repo: string, args: string[], stderr: string): SchemalogError {
  const words = stderr.trim().replace(/^(fatal|error): /, "");
  if (/not a git repository/i.test(words)) {
    return new SchemalogError(`${repo} is not in a Git repository`, {
      exitCode: 2,
      hint: "Create one with: git init",
    });
  }
  if (/dubious ownership/.test(words)) {
    return new SchemalogError(`git does not trust ${repo}: it belongs to another user`, {
      exitCode: 2,
      hint: `If you trust it: git config --global --add safe.directory ${repo}`,
    });
  }
  if (/tell me who you are|empty ident|auto-detect email/i.test(words)) {
    return new SchemalogError("git has no author for this commit", {
      exitCode: 2,
      hint: 'Set it: git config user.name "…" and git config user.email "…"',
    });
  }
  if (/index\.lock|cannot lock ref|Unable to create .*\.lock/.test(words)) {
    const lock = /Unable to create '(.*\.lock)'/.exec(words)?.[1];
    const stale = lock === undefined ? "" : ` If no git process is running, delete ${lock}`;
    return new SchemalogError(`another git process is running in ${repo}: ${firstLine(words)}`, {
      exitCode: 2,
      hint: `Run again when it has finished.${stale}`,
    });
  }
  if (/failed to sign the data|Couldn't (load public|get agent socket|find key)|user\.signingkey/i.test(words)) {
    return new SchemalogError(`git cannot sign the commit: ${firstLine(words)}`, {
      exitCode: 2,
      hint: "Check the key with `git commit -S`, or turn signing off: git config commit.gpgSign false",
    });
  }
  const ignored = /^The following paths are ignored by one of your .gitignore files:\n(.*)/.exec(words)?.[1];
  if (ignored !== undefined) {
    return new SchemalogError(`git ignores ${ignored}, which schemalog needs to commit`, {
      exitCode: 2,
      hint: "Remove it from .gitignore, or add the line `!schema-snapshots/**`.",
    });
  }
  const command = args.find((arg, index) => arg !== "-c" && args[index - 1] !== "-c");
  return new SchemalogError(`git ${command} failed in ${repo}: ${firstLine(words) || "no message"}`, {
    exitCode: 2,
  });
}

const firstLine = (words: string) => words.split("\n")[0] ?? "";
