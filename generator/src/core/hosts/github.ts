import { linkTarget } from "../formats/markdown/escape.ts";
import type { GitHost } from "./host.ts";

/** GitHub and GitHub Enterprise; Gitea and Forgejo, which have its forms. */
export const github: GitHost = {
  title: "GitHub",
  servers: /(^|\.)github\./i,
  reads: ".github",
  pipeline: {
    path: ".github/workflows/schemalog.yml",
    template: "github/schemalog.yml",
    fill: workflow,
    isShared: false,
  },
  variables: { actor: "GITHUB_ACTOR", run: "GITHUB_RUN_ID", base: "GITHUB_BASE_REF" },
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
    file: (commit, path, line) => `${repository}/blob/${commit}/${linkTarget(path)}${line ? `#L${line}` : ""}`,
  }),
};

function workflow(template: string, { folder, variables }: { folder: string; variables: string[] }): string {
  const text =
    folder === ""
      ? template
      : template.replace(
          /^( +)mode: commit\b.*$/m,
          (line, indent) => `${line}\n${indent}working-directory: ${JSON.stringify(folder)}`,
        );
  if (variables.length === 0) return text;
  const env = variables.map((name) => `          ${name}: \${{ secrets.${name} }}`);
  return text.replace(/^ +# A live database[\s\S]*$/m, ["        env:", ...env, ""].join("\n"));
}
