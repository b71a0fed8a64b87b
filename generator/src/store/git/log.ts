import { pullRequestOf } from "../../core/hosts/pull-request.ts";
import type { Commit } from "../../core/model/history.ts";
import { git, gitText } from "./run.ts";

/** What a commit did to a file: ids of its contents, undefined where there was or is none. */
export type FileChange = {
  /** Below the folder that was asked for. */
  path: string;
  /** One for each parent; a merge is listed only where it differs from all of them. */
  before: (string | undefined)[];
  after: string | undefined;
};

export type LoggedCommit = Commit & { files: FileChange[] };

/** Names as the commit has them: the mailmap of a branch could give a change to somebody else. */
const fields = ["%H", "%an", "%ae", "%aI", "%s", "%b"];

/**
 * The commits that made a folder what it is at `revision` (a commit's id), newest first, parents never before children. All
 * ways through merges are followed, so that a change stands with who made it, not with who merged it; commits of a branch
 * whose result was thrown away are left out (git's history simplification). Throws SchemalogError (2).
 */
export async function log(repo: string, folder: string, revision: string): Promise<LoggedCommit[]> {
  const text = await git(repo, [
    ...[
      "log",
      "-z",
      "-c",
      "--raw",
      "--no-abbrev",
      "--no-renames",
      "--root",
      "--date-order",
      "--no-color",
      "--no-notes",
    ],
    `--format=%x00commit%x00${fields.join("%x00")}%x00`,
    ...[revision, "--", folder],
  ]);
  const commits = parseLog(text, `${folder}/`);
  await addPullRequests(repo, revision, commits);
  return commits;
}

function parseLog(text: string, prefix: string): LoggedCommit[] {
  const tokens = text.split("\0");
  const commits: LoggedCommit[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]?.trimStart() ?? "";
    if (token === "commit") {
      const [id = "", name = "", email = "", date = "", subject = "", body = ""] = tokens.slice(
        at + 1,
        at + 1 + fields.length,
      );
      at += fields.length;
      commits.push({
        id,
        author: { name, email },
        date,
        subject,
        pullRequest: pullRequestOf(subject, body),
        files: [],
      });
    } else if (token.startsWith(":")) {
      const path = tokens[++at] ?? "";
      if (path.startsWith(prefix)) commits.at(-1)?.files.push(parseRaw(token, path.slice(prefix.length)));
    }
  }
  return commits;
}

/** `:100644 100644 <id> <id> M`, and for a merge of n parents n colons, n + 1 modes, n + 1 ids (git-diff-tree, raw format). */
function parseRaw(line: string, path: string): FileChange {
  const parents = /^:+/.exec(line)?.[0].length ?? 1;
  const words = line.slice(parents).split(" ");
  const ids = words.slice(0, parents + 1).map((mode, side) =>
    // A link or submodule is no file of a snapshot.
    mode.startsWith("100") ? words[parents + 1 + side] : undefined,
  );
  return { path, before: ids.slice(0, parents), after: ids[parents] };
}

/** A commit that names no request itself came by that of the merge which brought it to the branch. */
async function addPullRequests(repo: string, revision: string, commits: LoggedCommit[]): Promise<void> {
  const nameless = commits.filter(({ pullRequest }) => pullRequest === undefined);
  if (nameless.length === 0) return;
  if ((await gitText(repo, ["rev-list", "--merges", "--max-count=1", revision])) === "") return;
  const mergeOf = await mergesOf(repo, revision);
  const merges = new Set(nameless.flatMap(({ id }) => mergeOf.get(id) ?? []));
  const requests = await requestsOf(repo, [...merges]);
  for (const commit of nameless) commit.pullRequest = requests.get(mergeOf.get(commit.id) ?? "");
}

/** For each commit beside the first-parent line of `revision`, the merge on that line which brought it in. */
async function mergesOf(repo: string, revision: string): Promise<Map<string, string>> {
  const parents = new Map<string, string[]>();
  for (const line of (await gitText(repo, ["rev-list", "--parents", revision])).split("\n")) {
    const [id = "", ...others] = line.split(" ");
    parents.set(id, others);
  }
  const line: string[] = [];
  for (let at: string | undefined = revision; at !== undefined; at = parents.get(at)?.[0]) line.push(at);
  const onLine = new Set(line);
  const mergeOf = new Map<string, string>();
  for (const merge of line.reverse()) {
    const open = parents.get(merge)?.slice(1) ?? [];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (onLine.has(id) || mergeOf.has(id)) continue;
      mergeOf.set(id, merge);
      open.push(...(parents.get(id) ?? []));
    }
  }
  return mergeOf;
}

async function requestsOf(repo: string, merges: string[]): Promise<Map<string, string>> {
  const requests = new Map<string, string>();
  if (merges.length === 0) return requests;
  const args = ["log", "-z", "--no-walk", "--stdin", "--no-notes", "--format=%H%x00%s%x00%b"];
  const tokens = (await gitText(repo, args, { input: merges.join("\n") })).split("\0");
  for (let at = 0; at + 2 < tokens.length; at += 3) {
    const [id = "", subject = "", body = ""] = tokens.slice(at, at + 3);
    const request = pullRequestOf(subject, body);
    if (request !== undefined) requests.set(id, request);
  }
  return requests;
}
