import { relative, sep } from "node:path";
import { shownName } from "../../core/masking/index.ts";
import { gitId } from "../../core/names/git-id.ts";
import { SchemalogError } from "../../errors.ts";
import { realPath } from "../../workspace/files/index.ts";
import { openBlobs } from "./blobs.ts";
import { git, gitText } from "./run.ts";

/** What git once gave as a commit's id stays one, and a repository stays where it is: asked again, neither needs a process. */
const commits = new Set<string>();
const roots = new Map<string, string>();

/** The id of the commit that a person's word means (branch, tag, HEAD~3, …). Throws SchemalogError (2) when none. */
export async function resolveCommit(repo: string, revision: string): Promise<string> {
  if (commits.has(`${repo}\0${revision}`)) return revision;
  // No name of a revision begins with a dash, so it can't become an option.
  const legal = revision !== "" && !revision.startsWith("-") && !revision.includes("\0");
  const args = ["rev-parse", "--verify", "--quiet", `${revision}^{commit}`];
  const id = legal ? await gitText(repo, args, { allow: [1, 128] }) : "";
  if (gitId.test(id)) {
    commits.add(`${repo}\0${id}`);
    return id;
  }
  const shallow = await isShallow(repo);
  throw new SchemalogError(`there is no revision \`${shownName(revision)}\` in ${repo}`, {
    exitCode: 2,
    hint: shallow
      ? "The clone is shallow; fetch the rest with `git fetch --unshallow` (actions/checkout: `fetch-depth: 0`)."
      : "`git branch -a` and `git tag` list the revisions; a remote branch is `origin/<name>`.",
  });
}

/** Whether the clone lacks the older part of its history. Throws SchemalogError (2). */
export const isShallow = async (repo: string): Promise<boolean> =>
  (await gitText(repo, ["rev-parse", "--is-shallow-repository"])) === "true";

/** The commit that HEAD is at; undefined before the first commit. Throws SchemalogError (2). */
export async function headOf(repo: string): Promise<string | undefined> {
  const id = await gitText(repo, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], { allow: [1] });
  return id === "" ? undefined : id;
}

/**
 * The files below `path` (from the root of the repository, `/`-separated; a folder or one file) at a revision: path below
 * it → text; none where there is no such path; of all, those that are `wanted` by that path. Links and submodules are not followed. One
 * process lists, one reads. Throws SchemalogError (2) for an unknown revision.
 */
export async function readFilesAt(
  repo: string,
  revision: string,
  path: string,
  wanted: (path: string) => boolean = () => true,
): Promise<Map<string, string>> {
  const folder = path.replace(/\/+$/, "");
  const commit = await resolveCommit(repo, revision);
  const pathspec = folder === "" || folder === "." ? [] : ["--", folder];
  const listed = await filesIn(repo, ["-r", commit, ...pathspec]);
  const entries = listed
    .map(({ id, path: file }) => ({ id, path: below(folder, file) }))
    .filter(({ path: file }) => wanted(file));
  if (entries.length === 0) return new Map();
  const blobs = openBlobs(repo);
  try {
    const contents = await blobs.read(entries.map(({ id }) => id));
    return new Map(entries.map(({ id, path }) => [path, contents.get(id)?.toString() ?? ""]));
  } finally {
    blobs.close();
  }
}

/** Regular files of a tree: paths from the root, ids of the contents. */
async function filesIn(repo: string, args: string[]): Promise<{ id: string; path: string }[]> {
  const lines = (await git(repo, ["ls-tree", "-z", "--full-tree", ...args])).split("\0");
  return lines
    .map((line) => /^100\d{3} blob ([0-9a-f]+)\t(.*)$/s.exec(line))
    .filter((match) => match !== null)
    .map(([, id = "", path = ""]) => ({ id, path }));
}

/** The symbolic links at a revision on the way to `path`, at it and below it; all paths from the root. Throws SchemalogError (2). */
export async function linksAt(repo: string, revision: string, path: string): Promise<string[]> {
  const commit = await resolveCommit(repo, revision);
  const parts = path.split("/").filter(Boolean);
  const way = parts.map((_, index) => parts.slice(0, index + 1).join("/"));
  const list = (...args: string[]) => git(repo, ["ls-tree", "-z", "--full-tree", ...args]);
  const listed = [
    ...(way.length === 0 ? [] : [await list(commit, "--", ...way)]),
    await list("-r", commit, ...(path === "" ? [] : ["--", path])),
  ];
  const lines = listed.flatMap((text) => text.split("\0"));
  return [...new Set(lines.flatMap((line) => /^120000 blob [0-9a-f]+\t(.*)$/s.exec(line)?.[1] ?? []))];
}

/** The files and submodules below `path` that HEAD adds or changes; all paths from the root. Throws SchemalogError (2). */
export async function changedSince(repo: string, revision: string, path: string): Promise<Changed[]> {
  const range = [await resolveCommit(repo, revision), "HEAD", ...(path === "" ? [] : ["--", path])];
  const listed = (await git(repo, ["diff-tree", "-r", "-z", "--no-renames", "--diff-filter=d", ...range])).split("\0");
  return listed.flatMap((status, index) => {
    const mode = /^:\d+ (\d+) /.exec(status)?.[1];
    const changed = listed[index + 1];
    // A path may look like a status; statuses stand at even places.
    return index % 2 === 0 && mode !== undefined && changed !== undefined
      ? [{ path: changed, isSubmodule: mode === "160000" }]
      : [];
  });
}

export type Changed = { path: string; isSubmodule: boolean };

/**
 * The first of these files (from the root of the repository) that is there at a revision; links are not followed.
 * Throws SchemalogError (2) for an unknown revision.
 */
export async function firstFileAt(
  repo: string,
  revision: string,
  paths: string[],
): Promise<{ path: string; text: string } | undefined> {
  const commit = await resolveCommit(repo, revision);
  const found = new Map((await filesIn(repo, [commit, "--", ...paths])).map(({ id, path }) => [path, id]));
  const path = paths.find((each) => found.has(each));
  const id = path === undefined ? undefined : found.get(path);
  if (path === undefined || id === undefined) return undefined;
  return { path, text: await git(repo, ["cat-file", "blob", id]) };
}

/** Those of these files (from the root of the repository) that are there at a revision, in their order; links are not followed. Throws SchemalogError (2). */
export async function filesAt(
  repo: string,
  revision: string,
  paths: string[],
): Promise<{ path: string; text: string }[]> {
  if (paths.length === 0) return [];
  const commit = await resolveCommit(repo, revision);
  const found = new Map((await filesIn(repo, [commit, "--", ...paths])).map(({ id, path }) => [path, id]));
  const wanted = paths.flatMap((path) => ({ path, id: found.get(path) ?? "" })).filter(({ id }) => id !== "");
  if (wanted.length === 0) return [];
  const blobs = openBlobs(repo);
  try {
    const contents = await blobs.read(wanted.map(({ id }) => id));
    return wanted.map(({ path, id }) => ({ path, text: contents.get(id)?.toString() ?? "" }));
  } finally {
    blobs.close();
  }
}

function below(folder: string, file: string): string {
  if (folder === "" || folder === ".") return file;
  return file === folder ? file.slice(file.lastIndexOf("/") + 1) : file.slice(folder.length + 1);
}

/** All paths below a folder (from the root of the repository) that commits up to HEAD have removed, relative to it. */
export async function removedFiles(repo: string, folder: string): Promise<string[]> {
  const range = ["--no-renames", "--diff-filter=D", "HEAD", "--", folder];
  const paths = (await git(repo, ["log", "-z", "--format=", "--name-only", ...range])).split("\0");
  return [...new Set(paths.filter((path) => path.startsWith(`${folder}/`)).map((path) => below(folder, path)))];
}

/** A path on disk as git names it: from the root of the repository, `/`-separated. Throws SchemalogError (2). */
export async function pathInRepository(repo: string, path: string): Promise<string> {
  const root = roots.get(repo) ?? (await gitText(repo, ["rev-parse", "--show-toplevel"]));
  roots.set(repo, root);
  return relative(realPath(root) ?? root, realPath(path) ?? path)
    .split(sep)
    .join("/");
}

/**
 * The commit from which two revisions went apart; of several others, one and a merge of them. Throws SchemalogError (2) where the
 * clone does not reach back so far, or they have nothing in common.
 */
export async function mergeBase(repo: string, one: string, other: string, ...more: string[]): Promise<string> {
  const [base] = await mergeBases(repo, one, other, ...more);
  return base;
}

/** All of them, where merges in both directions left several. */
async function mergeBases(repo: string, one: string, ...others: string[]): Promise<[string, ...string[]]> {
  const commits = await Promise.all([one, ...others].map((revision) => resolveCommit(repo, revision)));
  const [first = "", ...more] = (await gitText(repo, ["merge-base", "--all", ...commits], { allow: [1] })).split("\n");
  if (first !== "") return [first, ...more];
  const [other] = others;
  throw new SchemalogError(`\`${one}\` and \`${other}\` have no commit in common in this clone`, {
    exitCode: 2,
    hint: (await isShallow(repo))
      ? "The clone is shallow; fetch the rest with `git fetch --unshallow` (actions/checkout: `fetch-depth: 0`; GitLab: GIT_DEPTH: 0)."
      : "Check that both branches share a history.",
  });
}

/**
 * What a branch changed since it went apart from `base`: paths from the root, and whether there is an ordinary file now, or none
 * (no link, submodule or program). Throws SchemalogError (2).
 */
export async function changedByBranch(repo: string, base: string, branch: string): Promise<ChangedByBranch[]> {
  const tip = await resolveCommit(repo, branch);
  const changed: ChangedByBranch[] = [];
  for (const from of await mergeBases(repo, base, tip)) {
    const listed = (await git(repo, ["diff-tree", "-r", "-z", "--no-renames", from, tip])).split("\0");
    for (let at = 0; at + 1 < listed.length; at += 2) {
      changed.push({ path: listed[at + 1] ?? "", isOrdinary: /^:\d+ (100644|000000) /.test(listed[at] ?? "") });
    }
  }
  return changed;
}

export type ChangedByBranch = { path: string; isOrdinary: boolean };

/** Whether a commit is there; fetched from the remote where it is not yet and may be. Throws SchemalogError (2). */
export async function hasCommit(repo: string, id: string): Promise<boolean> {
  const there = async () =>
    (await gitText(repo, ["rev-parse", "--verify", "--quiet", `${id}^{commit}`], { allow: [1, 128] })) !== "";
  if (!gitId.test(id)) return false;
  if (await there()) return true;
  await git(repo, ["fetch", "--quiet", "--no-tags", "origin", id], { allow: [1, 128] });
  return there();
}

/**
 * The messages of the commits up to HEAD, newest first, since the last that changed anything outside of these folders (from
 * the root of the repository); `most` at the most. Throws SchemalogError (2).
 */
export async function messagesWithin(repo: string, folders: string[], most: number): Promise<string[]> {
  const outside = [":(top)", ...folders.map((folder) => `:(top,exclude,literal)${folder}`)];
  const other = await gitText(repo, ["--no-literal-pathspecs", "rev-list", "--max-count=1", "HEAD", "--", ...outside]);
  const range = other === "" ? ["HEAD"] : ["HEAD", `^${other}`];
  const messages = await git(repo, ["log", "-z", `--max-count=${most}`, "--format=%B", ...range, "--"]);
  return messages === "" ? [] : messages.split("\0");
}

/** Whether the commit that is checked out brings anything along at `path` (from the root of the repository) or below it. Throws SchemalogError (2). */
export const isTracked = async (repo: string, path: string): Promise<boolean> =>
  (await gitText(repo, ["ls-files", "-z", ...(path === "" ? [] : ["--", path])])) !== "";

/** Where Git takes names that differ by case for one, another file would be taken for a committed one. */
const ownCase = ["-c", "core.ignoreCase=false"];

/**
 * Whether there is a file at `path` or below it, ignored or not, that no commit of this repository can give back: also one that
 * is only staged, that the index is told to take for unchanged, or that is another repository's. Throws SchemalogError (2).
 */
export async function hasUncommitted(repo: string, path: string): Promise<boolean> {
  const head = await headOf(repo);
  if (head === undefined) return true;
  const open = await git(repo, [...ownCase, "ls-files", "-z", "--others", "--modified", "--", path]);
  const staged = await git(repo, ["diff-index", "-z", "--cached", "--name-only", head, "--", path]);
  if (open !== "" || staged !== "") return true;
  const entries = (await git(repo, ["ls-files", "-z", "-v", "--stage", "--", path])).split("\0");
  return entries.some((entry) => entry !== "" && !/^H 1[02]0/.test(entry));
}

/** The branch that HEAD is on; undefined on a detached HEAD. Throws SchemalogError (2). */
export async function currentBranch(repo: string): Promise<string | undefined> {
  const name = await gitText(repo, ["symbolic-ref", "--quiet", "--short", "HEAD"], { allow: [1] });
  return name === "" ? undefined : name;
}

/** The branch that the remote shows first, as the clone remembers it. Throws SchemalogError (2). */
export async function remoteDefaultBranch(repo: string): Promise<string | undefined> {
  const name = await gitText(repo, ["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"], { allow: [1] });
  return name === "" ? undefined : name.replace(/^origin\//, "");
}

/** The address of the remote `origin`, without a user or password in it; undefined without one. */
export async function remoteUrl(repo: string): Promise<string | undefined> {
  const url = await gitText(repo, ["config", "--get", "remote.origin.url"], { allow: [1] });
  return url === "" ? undefined : url.replace(/^(\w+:\/\/)[^/]*@/, "$1");
}
