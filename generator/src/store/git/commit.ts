import { existsSync, linkSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { oneLine, trailerLines } from "../../core/hosts/trailers.ts";
import { SchemalogError } from "../../errors.ts";
import { outside, realPath } from "../../workspace/files/index.ts";
import { withLock } from "../runs/lock.ts";
import { isRunning } from "../runs/process-identity.ts";
import { headOf } from "./read.ts";
import { git, gitText } from "./run.ts";

export type CommitRequest = {
  /** Files and folders (absolute, or from `repo`) that are committed as they are on disk, deletions too; no others. */
  paths: string[];
  /** The subject; line breaks in it become spaces. */
  message: string;
  /** Lines `Key: value` at the end of the message. */
  trailers?: Record<string, string> | undefined;
  /** Author and committer, where they are not the ones that git is set to. */
  author?: { name: string; email: string } | undefined;
  date?: Date | undefined;
};

/**
 * Commits exactly these paths on top of HEAD, and returns the commit's id; undefined when they are as HEAD has them. What
 * else is changed or staged stays as it is: the tree is built in an index of its own. Works on a detached HEAD and as the
 * first commit, signs where `commit.gpgSign` says so, and runs no hooks: they are made for what people write, and one that
 * reformats a snapshot would change its version. One run at a time commits in a work tree. Throws SchemalogError (2).
 */
export async function commitPaths(repo: string, request: CommitRequest): Promise<string | undefined> {
  const root = await gitText(repo, ["rev-parse", "--show-toplevel"]);
  return withLock(root, () => commitAlone(root, repo, request));
}

async function commitAlone(root: string, repo: string, request: CommitRequest): Promise<string | undefined> {
  const index = await gitText(repo, ["rev-parse", "--path-format=absolute", "--git-path", "index"]);
  const head = await headOf(root);
  const temporary = `${index}.schemalog-${process.pid}`;
  const env = { GIT_INDEX_FILE: temporary };
  try {
    removeAbandoned(index);
    borrowIndex(index, temporary);
    await git(root, head ? ["read-tree", "--reset", head] : ["read-tree", "--empty"], { env });
    const paths = await knownPaths(
      root,
      request.paths.map((path) => insideOf(root, repo, path)),
      env,
    );
    if (paths.length === 0) return undefined;
    await git(root, ["add", "--all", "--", ...paths], { env });
    const tree = await gitText(root, ["write-tree"], { env });
    if (head && tree === (await gitText(root, ["rev-parse", `${head}^{tree}`]))) return undefined;

    const commit = await commitTree(root, tree, head, request);
    // First the person's index, then the branch: should this fail, nothing is committed that a next commit would undo.
    await git(root, ["add", "--all", "--", ...paths]);
    const old = head ?? "0".repeat(commit.length);
    await git(root, ["update-ref", "-m", `schemalog: ${oneLine(request.message)}`, "HEAD", commit, old]);
    return commit;
  } finally {
    rmSync(temporary, { force: true });
    rmSync(`${temporary}.lock`, { force: true });
  }
}

/** Takes away the indexes of runs that were killed; the lock says that no other is at work, the process that it is gone. */
function removeAbandoned(index: string): void {
  for (const name of readdirSync(dirname(index))) {
    const pid = /^\.schemalog-(\d+)(\.lock)?$/.exec(name.slice(basename(index).length))?.[1];
    if (pid === undefined || !name.startsWith(basename(index))) continue;
    if (Number(pid) === process.pid || !isRunning(Number(pid))) rmSync(join(dirname(index), name), { force: true });
  }
}

/**
 * Begins with the person's own index, which knows what is unchanged without reading it; what is staged in it goes with
 * `read-tree --reset`. A hard link, not a copy: git trusts an entry only if it is older than the index file (its "racy git"
 * rule), and a copy would be younger. Git replaces index files and never writes into one, so the original is safe.
 */
function borrowIndex(index: string, temporary: string): void {
  try {
    linkSync(index, temporary);
  } catch {
    // No index yet, or a file system without links: git reads all files, which only takes longer.
  }
}

async function commitTree(
  root: string,
  tree: string,
  head: string | undefined,
  request: CommitRequest,
): Promise<string> {
  const { message, trailers = {}, author, date } = request;
  const lines = trailerLines(trailers);
  const sign = await gitText(root, ["config", "--type=bool", "--default=false", "--get", "commit.gpgSign"]);
  const args = ["-c", "i18n.commitEncoding=UTF-8", "commit-tree", tree, ...(head ? ["-p", head] : [])];
  return gitText(root, [...args, ...(sign === "true" ? ["-S"] : []), "-F", "-"], {
    input: [oneLine(message), ...(lines.length > 0 ? ["", ...lines] : []), ""].join("\n"),
    env: identity(author, date),
  });
}

function identity(author: CommitRequest["author"], date: Date | undefined): Record<string, string> {
  const env: Record<string, string> = {};
  for (const role of ["AUTHOR", "COMMITTER"]) {
    if (author)
      Object.assign(env, { [`GIT_${role}_NAME`]: oneLine(author.name), [`GIT_${role}_EMAIL`]: oneLine(author.email) });
    if (date) env[`GIT_${role}_DATE`] = `@${Math.floor(date.getTime() / 1000)} +0000`;
  }
  return env;
}

/** The path from the root of the repository, `/`-separated. Throws SchemalogError (2) when it is not in it. */
function insideOf(root: string, repo: string, path: string): string {
  const real = realPath(resolve(repo, path));
  const way = real === undefined || outside(root, real) ? "" : relative(realPath(root) ?? root, real);
  if (way !== "") return way.split(sep).join("/");
  throw new SchemalogError(`${path} is not in the repository ${root}`, {
    exitCode: 2,
    hint: "Files that schemalog commits must be inside the repository.",
  });
}

/** Those that are on disk or in the index: git takes a path that is neither for a mistake. */
async function knownPaths(root: string, paths: string[], env: Record<string, string>): Promise<string[]> {
  const known: string[] = [];
  for (const path of paths) {
    if (existsSync(join(root, path)) || (await gitText(root, ["ls-files", "-z", "--", path], { env })) !== "") {
      known.push(path);
    }
  }
  return known;
}
