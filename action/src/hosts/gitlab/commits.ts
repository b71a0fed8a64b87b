import { SchemalogError } from "schemalog";
import { z } from "zod";
import { BranchMoved, type CommitRequest, type FileChange } from "../host.ts";
import { portions } from "../portions.ts";
import { type Api, GitlabError } from "./api.ts";

const commit = z.object({ id: z.string(), message: z.string(), parent_ids: z.array(z.string()) });

/** gitlab.com slows requests of more than 20 MB down: https://docs.gitlab.com/user/gitlab_com/#rate-limits-on-gitlabcom */
const room = { bytes: 10_000_000, files: Number.POSITIVE_INFINITY };
/** With more files than this it is quicker to list their folders than to ask for each whether it is there. */
const manyFiles = 50;
const atOnce = 8;

/** The head of a branch, undefined without it: https://docs.gitlab.com/api/branches/#get-single-repository-branch */
export async function headOf(api: Api, branch: string): Promise<z.infer<typeof commit> | undefined> {
  try {
    const path = `/repository/branches/${encodeURIComponent(branch)}`;
    return (await api.ask("GET", path, z.object({ commit }))).commit;
  } catch (error) {
    if (error instanceof GitlabError && error.status === 404 && !/project/i.test(error.reason)) return undefined;
    throw error;
  }
}

/**
 * Commits on top of `parent`, as several commits where one would be too large, and returns the last one's id. GitLab takes
 * no expected head, so the head is looked at before, each file is given with the commit that last touched it (GitLab
 * refuses where another did since), and the answer must name the right parent.
 * https://docs.gitlab.com/api/commits/#create-a-commit-with-multiple-files-and-actions
 */
export async function commitFiles(api: Api, request: CommitRequest): Promise<string> {
  let head = request.parent;
  for (const files of portions(request.files, room))
    head = await commitPortion(api, { ...request, parent: head, files });
  return head;
}

async function commitPortion(api: Api, { branch, parent, message, files }: CommitRequest): Promise<string> {
  const head = await headOf(api, branch);
  if (head && head.id !== parent) throw new BranchMoved();
  const actions = await actionsFor(api, files, parent);
  if (actions.length === 0) return parent;
  const body = { branch, commit_message: message, actions, ...(head ? {} : { start_sha: parent }) };
  try {
    const made = await api.ask("POST", "/repository/commits", commit, { body });
    if (made.parent_ids[0] !== parent) throw new BranchMoved();
    return made.id;
  } catch (error) {
    if (!(error instanceof GitlabError) || ![400, 409].includes(error.status)) throw error;
    const now = await headOf(api, branch);
    if (now === undefined || now.id === parent) throw error;
    // A try whose answer was lost on the way may have been this very commit.
    if (now.parent_ids[0] === parent && now.message.trim() === message.trim()) return now.id;
    throw new BranchMoved();
  }
}

type Action = {
  action: "create" | "update" | "delete";
  file_path: string;
  content?: string;
  encoding?: "base64";
  last_commit_id?: string;
};

async function actionsFor(api: Api, files: FileChange[], at: string): Promise<Action[]> {
  const listed = files.length > manyFiles ? await filesBeside(api, files, at) : undefined;
  const actions: Action[] = [];
  const open = files.entries();
  const worker = async () => {
    for (const [index, { path, content }] of open) {
      const last = listed && !listed.has(path) ? undefined : await lastCommitOf(api, path, at);
      const known = last === undefined ? {} : { last_commit_id: last };
      if (content !== undefined) {
        // Base64 keeps every byte, also those that JSON and what reads it may not.
        const text = { content: Buffer.from(content).toString("base64"), encoding: "base64" } as const;
        actions[index] = { action: last === undefined ? "create" : "update", file_path: path, ...text, ...known };
      } else if (last !== undefined) {
        actions[index] = { action: "delete", file_path: path, ...known };
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return actions.filter(Boolean);
}

/** The commit that last touched a file, undefined without that file: https://docs.gitlab.com/api/repository_files/ */
async function lastCommitOf(api: Api, path: string, ref: string): Promise<string | undefined> {
  try {
    const headers = await api.head(`/repository/files/${encodeURIComponent(path)}`, { ref });
    const id = headers.get("x-gitlab-last-commit-id");
    if (id) return id;
  } catch (error) {
    if (error instanceof GitlabError && error.status === 404) return undefined;
    throw error;
  }
  throw new SchemalogError(`GitLab does not say which commit last touched ${path}`, {
    exitCode: 3,
    hint: "A proxy seems to drop the header X-Gitlab-Last-Commit-Id; schemalog needs it to overwrite nobody's work.",
  });
}

/** All files in the folders of these: https://docs.gitlab.com/api/repositories/#list-all-repository-trees-in-a-project */
async function filesBeside(api: Api, files: FileChange[], ref: string): Promise<Set<string>> {
  const found = new Set<string>();
  const entry = z.object({ path: z.string(), type: z.string() });
  for (const folder of new Set(files.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf("/")))))) {
    try {
      const entries = await api.all("/repository/tree", entry, { ref, ...(folder && { path: folder }) });
      for (const { path, type } of entries) if (type === "blob") found.add(path);
    } catch (error) {
      if (!(error instanceof GitlabError) || error.status !== 404) throw error;
    }
  }
  return found;
}

/** Above this GitLab may leave files out without a word: https://docs.gitlab.com/administration/diff_limits/ */
const mostDiffs = 1000;

/** Paths that differ, undefined where GitLab can't say all: https://docs.gitlab.com/api/repositories/#compare-branches-tags-or-commits */
export async function changedBetween(api: Api, from: string, to: string): Promise<string[] | undefined> {
  const diff = z.object({ old_path: z.string(), new_path: z.string() });
  const comparison = z.object({ diffs: z.array(diff), compare_timeout: z.boolean() });
  const { diffs, compare_timeout } = await api.ask("GET", "/repository/compare", comparison, {
    query: { from, to, straight: "true" },
  });
  if (compare_timeout || diffs.length >= mostDiffs) return undefined;
  return [...new Set(diffs.flatMap(({ old_path, new_path }) => [old_path, new_path]))];
}
