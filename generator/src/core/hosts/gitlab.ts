import { linkTarget } from "../formats/markdown/escape.ts";
import type { GitHost } from "./host.ts";

/** gitlab.com and self-managed GitLab. */
export const gitlab = {
  title: "GitLab",
  servers: /gitlab/i,
  reads: ".gitlab-ci.yml",
  pipeline: { path: ".gitlab-ci.yml", template: "gitlab/include.yml", isShared: true },
  variables: { actor: "GITLAB_USER_LOGIN", run: "CI_PIPELINE_ID", base: "CI_MERGE_REQUEST_TARGET_BRANCH_NAME" },
  requests: {
    sign: "!",
    subjects: [/\(!(\d+)\)$/],
    bodies: [/^See merge request (?:[\w./-]*)!(\d+)\s*$/m],
  },
  links: (repository) => ({
    commit: (id) => `${repository}/-/commit/${id}`,
    request: (name) => `${repository}/-/merge_requests/${name.replace(/^[#!]/, "")}`,
    file: (commit, path, line) => `${repository}/-/blob/${commit}/${linkTarget(path)}${line ? `#L${line}` : ""}`,
  }),
  readable: (markdown, version = colouredDiagrams) => (version < colouredDiagrams ? plainDiagrams(markdown) : markdown),
} satisfies GitHost;

/** The first version with Mermaid 11. */
const colouredDiagrams = 19;

/**
 * Markdown whose entity relationship diagrams have no colours. GitLab draws them by Mermaid 10 before its version 19, which
 * shows an error instead of a diagram with classes: https://gitlab.com/gitlab-org/gitlab/-/work_items/491514
 */
const plainDiagrams = (markdown: string): string =>
  markdown.replace(/^```mermaid\nerDiagram\n[\s\S]*?^```$/gm, (block) =>
    block.replace(/^ *classDef .*\n/gm, "").replace(/^( *"[^"\n]*"):::\w+/gm, "$1"),
  );
