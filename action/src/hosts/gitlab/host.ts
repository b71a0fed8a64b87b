import { hosts } from "schemalog";
import type { Check, Host } from "../host.ts";
import { HostError } from "../host-error.ts";
import { type ApiOptions, gitlabApi } from "./api.ts";
import { changedBetween, commitFiles, headOf } from "./commits.ts";
import { writeNote } from "./notes.ts";
import { closeRequest, openRequest } from "./requests.ts";

/** The pipeline that this runs in: a result for `head` is shown in it. `sha` is another commit where GitLab tries a merge out. */
export type Pipeline = { id: string; sha: string; head: string; url?: string | undefined };

export type GitlabOptions = ApiOptions & {
  /** Address of the project's pages: `https://gitlab.example.com/group/project`. */
  projectUrl: string;
  pipeline: Pipeline;
  /** GitLab's major version, where it is known. */
  version?: number | undefined;
};

/**
 * Talks to one project of a GitLab, gitlab.com or self-managed, with an access token: a job token may neither write notes
 * nor commit nor open merge requests (https://docs.gitlab.com/ci/jobs/ci_job_token/#job-token-access). The methods throw
 * SchemalogError (3).
 */
export function gitlabHost(options: GitlabOptions): Host {
  const { projectUrl, pipeline, version } = options;
  const api = gitlabApi(options);
  const { readable, links } = hosts.gitlab;
  const { file, commit: commitUrl, request: requestUrl } = links(projectUrl);
  return {
    // GitLab takes a million, but a reviewer does not.
    commentLimit: 65_000,
    commitUrl,
    fileUrl: file,
    async comment(request, comment) {
      const id = await writeNote(api, request, { ...comment, body: readable(comment.body, version) });
      return id === undefined ? undefined : `${requestUrl(`!${request}`)}#note_${id}`;
    },
    check: (commit, check) => setStatus(commit, check),
    async commit(request) {
      const id = await commitFiles(api, request);
      return { id, url: commitUrl(id) };
    },
    head: async (branch) => (await headOf(api, branch))?.id,
    changedBetween: (from, to) => changedBetween(api, from, to),
    openRequest: (request) => openRequest(api, { ...request, body: readable(request.body, version) }),
    closeRequest: (branch, reason) => closeRequest(api, branch, reason),
  };

  /**
   * A commit status in this very pipeline: https://docs.gitlab.com/api/commits/#set-commit-pipeline-status. GitLab starts a
   * pipeline for what is committed by an access token, and that one says how it is with the new commit; a status from here
   * would only open a second, external pipeline beside it. Its name is never that of a job: GitLab takes a job of the same
   * name, this very one, for an older try of the status.
   */
  async function setStatus(commit: string, { name, conclusion, title }: Check): Promise<void> {
    const { id, sha, head, url } = pipeline;
    if (commit !== head) return;
    const state = conclusion === "failure" ? "failed" : "success";
    try {
      await api.commits.editStatus(api.project, sha, state, {
        name: `${name.slice(0, 240)}: findings`,
        description: title.slice(0, 255).toWellFormed(),
        pipelineId: Number(id),
        ...(url && url.length <= 255 && { targetUrl: url }),
      });
    } catch (error) {
      // It is there already as it should be, from a try whose answer was lost.
      if (!(error instanceof HostError && /cannot transition status/i.test(error.reason))) throw error;
    }
  }
}
