import { type GitHost, inAddress } from "./host.ts";

/** GitHub and GitHub Enterprise; Gitea and Forgejo, which have its forms. */
export const github: GitHost = {
  title: "GitHub",
  servers: /(^|\.)github\./i,
  reads: ".github",
  variables: { actor: "GITHUB_ACTOR", run: "GITHUB_RUN_ID" },
  requests: {
    sign: "#",
    subjects: [
      /^Merge pull request #(\d+) /,
      /\(#(\d+)\)$/, // squash
    ],
    bodies: [
      /^(?:PR-URL|Pull-Request|Reviewed-on): *\S*\/pulls?\/(\d+)\s*$/im,
      /^(?:PR-URL|Pull-Request): *#?(\d+)\s*$/im,
    ],
  },
  links: (repository) => ({
    commit: (id) => `${repository}/commit/${id}`,
    request: (name) => `${repository}/pull/${name.replace(/^[#!]/, "")}`,
    file: (commit, path, line) => `${repository}/blob/${commit}/${inAddress(path)}${line ? `#L${line}` : ""}`,
  }),
};
