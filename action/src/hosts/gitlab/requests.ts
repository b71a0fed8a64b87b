import { z } from "zod";
import type { OwnRequest } from "../host.ts";
import { type Api, GitlabError } from "./api.ts";
import { unlessGone } from "./notes.ts";

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
  const { branch, base, title, body } = request;
  const wanted = { title, description: body, target_branch: base, remove_source_branch: true };
  let open = await openFrom(api, branch);
  if (!open) {
    try {
      open = await api.ask("POST", "/merge_requests", mergeRequest, { body: { ...wanted, source_branch: branch } });
      return { number: open.iid, url: open.web_url };
    } catch (error) {
      // Another run has been quicker, or the first try's answer was lost.
      open = error instanceof GitlabError && error.status === 409 ? await openFrom(api, branch) : undefined;
      if (!open) throw error;
    }
  }
  const { iid, web_url } = open;
  const same = open.title === title && open.description === body && open.target_branch === base;
  if (!same) await api.ask("PUT", `/merge_requests/${iid}`, mergeRequest, { body: wanted });
  return { number: iid, url: web_url };
}

/**
 * Closes first and speaks then: a run that is cancelled in between leaves no second note to the next. A branch that such a
 * run left behind is removed as well.
 */
export async function closeRequest(api: Api, branch: string, reason: string): Promise<void> {
  const open = await openFrom(api, branch);
  if (open) {
    const path = `/merge_requests/${open.iid}`;
    await api.ask("PUT", path, mergeRequest, { body: { state_event: "close" } });
    await api.ask("POST", `${path}/notes`, z.object({ id: z.number() }), { body: { body: reason } });
  }
  await unlessGone(api.ask("DELETE", `/repository/branches/${encodeURIComponent(branch)}`, z.unknown()));
}

/** The open merge request from this branch of this very project. */
async function openFrom(api: Api, branch: string): Promise<MergeRequest | undefined> {
  const found = await api.all("/merge_requests", mergeRequest, { state: "opened", source_branch: branch });
  return found.find(({ source_project_id, target_project_id }) => source_project_id === target_project_id);
}
