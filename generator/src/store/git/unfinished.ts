import { existsSync } from "node:fs";
import { git, gitText } from "./run.ts";

/** The commit that is being merged into HEAD; undefined outside of a merge. Throws SchemalogError (2). */
export async function mergeHead(repo: string): Promise<string | undefined> {
  return (await isThere(repo, "MERGE_HEAD")) ? gitText(repo, ["rev-parse", "MERGE_HEAD"]) : undefined;
}

/** Whether HEAD is on its way: the commits of a branch are being put onto another. Throws SchemalogError (2). */
export async function isRebasing(repo: string): Promise<boolean> {
  const paths = ["rebase-merge", "rebase-apply"].flatMap((name) => ["--git-path", name]);
  const found = await gitText(repo, ["rev-parse", "--path-format=absolute", ...paths]);
  return found.split("\n").some((path) => existsSync(path));
}

/** What git waits for a person to finish, so that nobody else may commit: `merge`, `rebase`, …; undefined where it is nothing. */
export async function unfinished(repo: string): Promise<string | undefined> {
  if (await isThere(repo, "MERGE_HEAD")) return "merge";
  const isResolved = (await git(repo, ["ls-files", "-z", "--unmerged"])) === "";
  if (isResolved) return undefined;
  if (await isRebasing(repo)) return "rebase";
  if (await isThere(repo, "CHERRY_PICK_HEAD")) return "cherry-pick";
  return (await isThere(repo, "REVERT_HEAD")) ? "revert" : "conflict";
}

const isThere = async (repo: string, name: string): Promise<boolean> =>
  (await gitText(repo, ["rev-parse", "--verify", "--quiet", name], { allow: [1, 128] })) !== "";
