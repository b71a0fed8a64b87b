import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { SchemalogError } from "../../errors.ts";
import { gitEnvironment } from "./environment.ts";

export type GitOptions = {
  input?: string | undefined;
  env?: Record<string, string> | undefined;
  /** Exit codes that are an answer, not an error. */
  allow?: number[] | undefined;
};

/** Settings of a person that would change what git prints, or how it reads paths. */
const config = ["core.quotePath=false", "log.showSignature=false"];
const literally = "--literal-pathspecs";

/**
 * simple-git refuses what a stranger could have put into environment and arguments. The environment is the person's own
 * here (GIT_SSH_COMMAND, GIT_CONFIG_COUNT, …), and no name of a stranger becomes an option.
 */
const trusted = new Proxy({}, { get: () => true });

/** Where DEBUG is set, for whichever program, simple-git would print each step with the whole environment, secrets and all. */
async function quietSimpleGit(): Promise<typeof import("simple-git")> {
  const { DEBUG } = process.env;
  delete process.env.DEBUG;
  try {
    return await import("simple-git");
  } finally {
    if (DEBUG !== undefined) process.env.DEBUG = DEBUG;
  }
}

/** Runs git in `repo` to its end, and returns what it prints. Throws SchemalogError (2): what went wrong in the user's words. */
export async function git(repo: string, args: string[], { input, env, allow = [] }: GitOptions = {}): Promise<string> {
  const { simpleGit } = await quietSimpleGit();
  const inherited = gitEnvironment(process.env, env);
  let refused: SchemalogError | undefined;
  try {
    return await simpleGit({
      ...{ baseDir: repo, config, unsafe: trusted, allowEnvironment: Object.keys(inherited) },
      completion: { onExit: false },
      input: () => input,
      errors(_error, { exitCode, stdErr }) {
        const answers = exitCode === 0 || allow.includes(exitCode);
        refused = answers ? undefined : failure(repo, args, Buffer.concat(stdErr).toString());
        return refused;
      },
    })
      .env(inherited)
      // Where nothing was printed, simple-git waits 50 ms for it; nothing comes after the end.
      .outputHandler((_command, stdout) => stdout.once("end", () => stdout.emit("data", Buffer.alloc(0))))
      .raw([literally, ...args]);
  } catch (cause) {
    throw refused ?? failure(repo, args, String(cause));
  }
}

/** What git prints, without the last line break. Throws SchemalogError (2). */
export const gitText = async (repo: string, args: string[], options?: GitOptions): Promise<string> =>
  (await git(repo, args, options)).replace(/\r?\n$/, "");

/** Starts git for a conversation over its streams, which simple-git does not have. No shell: arguments are taken as they are. */
export function startGit(repo: string, args: string[]): ChildProcessWithoutNullStreams {
  const settings = [literally, ...config.flatMap((setting) => ["-c", setting])];
  return spawn("git", [...settings, ...args], { cwd: repo, env: gitEnvironment(process.env), windowsHide: true });
}

/** The error for what git printed on stderr, or what kept it from starting. */
export function failure(repo: string, args: string[], stderr: string): SchemalogError {
  const words = stderr.trim().replace(/^(fatal|error): /, "");
  if (!existsSync(repo)) return new SchemalogError(`there is no folder ${repo}`, { exitCode: 2 });
  if (/^(Error: )?spawn git /.test(words)) {
    return new SchemalogError("git can't be started", {
      exitCode: 2,
      hint: "Install it (git-scm.com/downloads), or make sure it is on the PATH.",
    });
  }
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
  const refused = /(Permission denied|Read-only file system|insufficient permission)/i.exec(words)?.[1];
  if (refused !== undefined && /\.lock|\.git\b|repository database/.test(words)) {
    return new SchemalogError(`git cannot write to the repository ${repo}: ${firstLine(words)}`, {
      exitCode: 2,
      hint: "Make its .git folder writable for the user that runs this (`ls -ld .git`), or mount it with write access.",
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
