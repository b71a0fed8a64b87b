import type { CommitAction } from "@gitbeaker/rest";
import { SchemalogError } from "schemalog";
import { z } from "zod";
import { portions, type Room, sentBytes } from "../batches.ts";
import { BranchMoved, type CommitRequest, type FileChange } from "../host.ts";
import { HostError, parsed, unlessGone } from "../host-error.ts";
import type { Api } from "./api.ts";

const commit = z.object({ id: z.string(), message: z.string(), parent_ids: z.array(z.string()) });

/** gitlab.com slows requests of more than 20 MB down: https://docs.gitlab.com/user/gitlab_com/#rate-limits-on-gitlabcom */
const room: Room<FileChange> = {
  items: Number.POSITIVE_INFINITY,
  bytes: { most: 10_000_000, of: sentBytes },
};
/** With more files than this it is quicker to list their folders than to ask for each whether it is there. */
const manyFiles = 50;
const atOnce = 8;

/** The head of a branch, undefined without it: https://docs.gitlab.com/api/branches/#get-single-repository-branch */
export async function headOf({ branches, project }: Api, branch: string): Promise<z.infer<typeof commit> | undefined> {
  try {
    return parsed("the branch", z.object({ commit }), await branches.show(project, branch)).commit;
  } catch (error) {
    if (error instanceof HostError && error.status === 404 && !/project/i.test(error.reason)) return undefined;
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
  const start = head ? {} : { startSha: parent };
  try {
    const answer = await api.commits.create(api.project, branch, message, actions, start);
    const made = parsed("the commit", commit, answer);
    if (made.parent_ids[0] !== parent) throw new BranchMoved();
    return made.id;
  } catch (error) {
    if (!(error instanceof HostError) || ![400, 409].includes(error.status)) throw error;
    const now = await headOf(api, branch);
    if (now === undefined || now.id === parent) throw error;
    // A try whose answer was lost on the way may have been this very commit.
    if (now.parent_ids[0] === parent && now.message.trim() === message.trim()) return now.id;
    throw new BranchMoved();
  }
}

async function actionsFor(api: Api, files: FileChange[], at: string): Promise<CommitAction[]> {
  const listed = files.length > manyFiles ? await filesBeside(api, files, at) : undefined;
  const actions: CommitAction[] = [];
  const open = files.entries();
  const worker = async () => {
    for (const [index, { path, content }] of open) {
      const last = listed && !listed.has(path) ? undefined : await lastCommitOf(api, path, at);
      const known = last === undefined ? {} : { lastCommitId: last };
      if (content !== undefined) {
        // Base64 keeps every byte, also those that JSON and what reads it may not.
        const text = { content: Buffer.from(content).toString("base64"), encoding: "base64" } as const;
        actions[index] = { action: last === undefined ? "create" : "update", filePath: path, ...text, ...known };
      } else if (last !== undefined) {
        actions[index] = { action: "delete", filePath: path, ...known };
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return actions.filter(Boolean);
}

/** The commit that last touched a file, undefined without that file: https://docs.gitlab.com/api/repository_files/ */
async function lastCommitOf(api: Api, path: string, ref: string): Promise<string | undefined> {
  const headers = await unlessGone(api.fileHeaders(path, ref));
  if (headers === undefined) return undefined;
  const id = headers["x-gitlab-last-commit-id"];
  if (id) return id;
  throw new SchemalogError(`GitLab did not say which commit last changed ${path}`, {
    exitCode: 3,
    hint: "A proxy seems to drop the header X-Gitlab-Last-Commit-Id, which schemalog needs so as not to overwrite anyone's work.",
  });
}

/** All files in the folders of these: https://docs.gitlab.com/api/repositories/#list-all-repository-trees-in-a-project */
async function filesBeside(api: Api, files: FileChange[], ref: string): Promise<Set<string>> {
  const found = new Set<string>();
  const entry = z.object({ path: z.string(), type: z.string() });
  for (const folder of new Set(files.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf("/")))))) {
    const query = { ref, perPage: 100, ...(folder && { path: folder }) };
    const entries = await unlessGone(api.repositories.allRepositoryTrees(api.project, query));
    for (const { path, type } of parsed("the list of files", z.array(entry), entries ?? [])) {
      if (type === "blob") found.add(path);
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
  const answer = await api.repositories.compare(api.project, from, to, { straight: true });
  const { diffs, compare_timeout } = parsed("the comparison", comparison, answer);
  if (compare_timeout || diffs.length >= mostDiffs) return undefined;
  return [...new Set(diffs.flatMap(({ old_path, new_path }) => [old_path, new_path]))];
}
