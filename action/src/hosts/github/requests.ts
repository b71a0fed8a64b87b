import { z } from "zod";
import type { OwnRequest } from "../host.ts";
import { type Api, GithubError } from "./api.ts";
import { unlessGone } from "./comments.ts";

const pull = z.object({
  number: z.number(),
  html_url: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  base: z.object({ ref: z.string() }),
  head: z.object({ sha: z.string(), ref: z.string(), repo: z.object({ full_name: z.string() }).nullish() }),
});
type Pull = z.infer<typeof pull>;

/** https://docs.github.com/rest/pulls/pulls#create-a-pull-request and `#update-a-pull-request` */
export async function openRequest(api: Api, repository: string, request: OwnRequest) {
  const { branch, base, title, body } = request;
  let open = await openFrom(api, repository, branch);
  if (!open) {
    try {
      const made = await api.ask("POST /pulls", pull, { head: branch, base, title, body });
      return { number: made.number, url: made.html_url };
    } catch (error) {
      // Another run has been quicker, or the first try's answer was lost.
      open = error instanceof GithubError && error.status === 422 ? await openFrom(api, repository, branch) : undefined;
      if (!open) throw withHint(error);
    }
  }
  const { number, html_url: url } = open;
  const same = open.title === title && (open.body ?? "").replaceAll("\r\n", "\n") === body && open.base.ref === base;
  if (!same) await api.ask("PATCH /pulls/{number}", pull, { number, title, body, base });
  return { number, url };
}

function withHint(error: unknown): unknown {
  if (!(error instanceof GithubError) || !/not permitted to create/i.test(error.reason)) return error;
  const reason = `${error.reason} (Settings > Actions > General > Allow GitHub Actions to create and approve pull requests)`;
  return new GithubError("POST /pulls", error.status, reason);
}

/** Closes first and speaks then: a run that is cancelled in between leaves no second comment to the next. */
export async function closeRequest(api: Api, repository: string, branch: string, reason: string): Promise<void> {
  const open = await openFrom(api, repository, branch);
  if (open) {
    const { number } = open;
    await api.ask("PATCH /pulls/{number}", pull, { number, state: "closed" });
    await api.ask("POST /issues/{number}/comments", z.unknown(), { number, body: reason });
  }
  try {
    await unlessGone(api.ask("DELETE /git/refs/{ref}", z.unknown(), { ref: `heads/${branch}` }));
  } catch (error) {
    // So GitHub says that there is no such branch.
    if (!(error instanceof GithubError) || error.status !== 422) throw error;
  }
}

/** The open pull request from this branch of this very repository. */
async function openFrom(api: Api, repository: string, branch: string): Promise<Pull | undefined> {
  const [owner = ""] = repository.split("/");
  const found = await api.all("GET /pulls", pull, { state: "open", head: `${owner}:${branch}` });
  return found.find(({ head }) => head.repo?.full_name === repository && head.ref === branch);
}

/** Where a run was: a commit on a branch of a repository, which may be a fork. */
export type Head = { commit: string; branch: string; repository: string };

/** The open pull request whose head this is: the host's word, whatever a report may say. */
export async function requestOfHead(api: Api, { commit, branch, repository }: Head): Promise<Pull | undefined> {
  const [owner = ""] = repository.split("/");
  const found = await api.all("GET /pulls", pull, { state: "open", head: `${owner}:${branch}` });
  return found.find(({ head }) => head.sha === commit && head.repo?.full_name === repository);
}
