import { z } from "zod";
import type { OwnRequest } from "../host.ts";
import { HostError, parsed, unlessGone } from "../host-error.ts";
import type { Api } from "./api.ts";

const mergeRequest = z.object({
  iid: z.number(),
  title: z.string(),
  description: z.string().nullable(),
  target_branch: z.string(),
  source_project_id: z.number().nullable(),
  target_project_id: z.number(),
  web_url: z.string(),
});
type MergeRequest = z.infer<typeof mergeRequest>;

/** https://docs.gitlab.com/api/merge_requests/#create-mr and `#update-mr`. */
export async function openRequest(api: Api, request: OwnRequest): Promise<{ number: number; url: string }> {
  const { requests, project } = api;
  const { branch, base, title, body } = request;
  const wanted = { description: body, removeSourceBranch: true };
  let open = await openFrom(api, branch);
  if (!open) {
    try {
      const made = await requests.create(project, branch, base, title, wanted);
      const { iid, web_url } = parsed("the merge request", mergeRequest, made);
      return { number: iid, url: web_url };
    } catch (error) {
      // Another run has been quicker, or the first try's answer was lost.
      open = error instanceof HostError && error.status === 409 ? await openFrom(api, branch) : undefined;
      if (!open) throw error;
    }
  }
  const { iid, web_url } = open;
  const same = open.title === title && open.description === body && open.target_branch === base;
  if (!same) await requests.edit(project, iid, { ...wanted, title, targetBranch: base });
  return { number: iid, url: web_url };
}

/**
 * Closes first and speaks then: a run that is cancelled in between leaves no second note to the next. A branch that such a
 * run left behind is removed as well.
 */
export async function closeRequest(api: Api, branch: string, reason: string): Promise<void> {
  const { branches, requests, notes, project } = api;
  const open = await openFrom(api, branch);
  if (open) {
    await requests.edit(project, open.iid, { stateEvent: "close" });
    await notes.create(project, open.iid, reason);
  }
  await unlessGone(branches.remove(project, branch));
}

/** The open merge request from this branch of this very project. */
async function openFrom({ requests, project }: Api, branch: string): Promise<MergeRequest | undefined> {
  const query = { projectId: project, state: "opened", sourceBranch: branch, perPage: 100 } as const;
  const found = parsed("the list of merge requests", z.array(mergeRequest), await requests.all(query));
  return found.find(({ source_project_id, target_project_id }) => source_project_id === target_project_id);
}
