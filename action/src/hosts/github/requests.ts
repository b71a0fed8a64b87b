import { z } from "zod";
import type { OwnRequest } from "../host.ts";
import { HostError, parsed, unlessGone } from "../host-error.ts";
import type { Api } from "./api.ts";

const pull = z.object({
  number: z.number(),
  html_url: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  base: z.object({ ref: z.string(), sha: z.string() }),
  head: z.object({ sha: z.string(), ref: z.string(), repo: z.object({ full_name: z.string() }).nullish() }),
});
type Pull = z.infer<typeof pull>;

/** https://docs.github.com/rest/pulls/pulls#create-a-pull-request and `#update-a-pull-request` */
export async function openRequest(api: Api, repository: string, request: OwnRequest) {
  const { rest, at } = api;
  const { branch, base, title, body } = request;
  let open = await openFrom(api, repository, branch);
  if (!open) {
    try {
      const { data } = await rest.pulls.create({ ...at, head: branch, base, title, body });
      const made = parsed("the pull request", pull, data);
      return { number: made.number, url: made.html_url };
    } catch (error) {
      // Another run has been quicker, or the first try's answer was lost.
      open = isRefused(error) ? await openFrom(api, repository, branch) : undefined;
      if (!open) throw error;
    }
  }
  const { number, html_url: url } = open;
  const same = open.title === title && (open.body ?? "").replaceAll("\r\n", "\n") === body && open.base.ref === base;
  if (!same) await rest.pulls.update({ ...at, pull_number: number, title, body, base });
  return { number, url };
}

/** So GitHub says that something is there already, and that there is no such branch. */
const isRefused = (error: unknown): boolean => error instanceof HostError && error.status === 422;

/** Closes first and speaks then: a run that is cancelled in between leaves no second comment to the next. */
export async function closeRequest(api: Api, repository: string, branch: string, reason: string): Promise<void> {
  const { rest, at } = api;
  const open = await openFrom(api, repository, branch);
  if (open) {
    await rest.pulls.update({ ...at, pull_number: open.number, state: "closed" });
    await rest.issues.createComment({ ...at, issue_number: open.number, body: reason });
  }
  try {
    await unlessGone(rest.git.deleteRef({ ...at, ref: `heads/${branch}` }));
  } catch (error) {
    if (!isRefused(error)) throw error;
  }
}

/** The open pull request from this branch of this very repository. */
const openFrom = async (api: Api, repository: string, branch: string): Promise<Pull | undefined> =>
  (await openPulls(api, repository, branch)).find(
    ({ head }) => head.repo?.full_name === repository && head.ref === branch,
  );

/** Where a run was: a commit on a branch of a repository, which may be a fork. */
export type Head = { commit: string; branch: string; repository: string };

/**
 * The open pull request whose head this is: the host's word, whatever a report may say. Of several the one to the default branch,
 * else the oldest: nobody gets round a base's settings by another request to a base with weaker ones.
 */
export async function requestOfHead(api: Api, head: Head, defaultBranch: string): Promise<Pull | undefined> {
  const { commit, branch, repository } = head;
  const found = (await openPulls(api, repository, branch)).filter(
    (one) => one.head.sha === commit && one.head.repo?.full_name === repository,
  );
  const [oldest] = found.sort((a, b) => a.number - b.number);
  return found.find(({ base }) => base.ref === defaultBranch) ?? oldest;
}

async function openPulls({ rest, paginate, at }: Api, repository: string, branch: string): Promise<Pull[]> {
  const [owner = ""] = repository.split("/");
  const found = await paginate(rest.pulls.list, { ...at, state: "open", head: `${owner}:${branch}`, per_page: 100 });
  return parsed("the list of pull requests", z.array(pull), found);
}
