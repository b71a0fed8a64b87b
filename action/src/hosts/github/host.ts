import { hosts } from "schemalog";
import type { Host } from "../host.ts";
import { type ApiOptions, githubApi } from "./api.ts";
import { writeCheck } from "./checks.ts";
import { writeComment } from "./comments.ts";
import { changedBetween, commitFiles, headOf } from "./commits.ts";
import { closeRequest, openRequest } from "./requests.ts";

export type GithubOptions = ApiOptions & {
  /** As in GITHUB_SERVER_URL: `https://github.com`. */
  webUrl: string;
};

/**
 * Talks to one repository of GitHub or GitHub Enterprise Server, with the token of a job, an App or a person. The methods
 * throw SchemalogError (3).
 */
export function githubHost(options: GithubOptions): Host {
  const { webUrl, repository } = options;
  const api = githubApi(options);
  const { file: fileUrl, commit: commitUrl } = hosts.github.links(`${webUrl}/${repository}`);
  return {
    // A comment has 65,536 characters at the most.
    commentLimit: 65_000,
    commitUrl,
    fileUrl,
    comment: (request, comment) => writeComment(api, request, comment),
    check: (commit, check) => writeCheck(api, commit, check),
    commit: (request) => commitFiles(api, repository, request),
    head: (branch) => headOf(api, branch),
    changedBetween: (from, to) => changedBetween(api, from, to),
    openRequest: (request) => openRequest(api, repository, request),
    closeRequest: (branch, reason) => closeRequest(api, repository, branch, reason),
  };
}
