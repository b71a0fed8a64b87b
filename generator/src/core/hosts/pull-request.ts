/** How hosts name the pull or merge request in the commits that they make, the surest first. */
const subjects = [
  /^Merge pull request #(\d+) /, // GitHub, Gitea
  /\(#(\d+)\)$/, // GitHub, Gitea: squash
  /\(pull request #(\d+)\)$/, // Bitbucket
  /^Merged PR (\d+): /, // Azure DevOps
];
const bodies: [RegExp, "#" | "!"][] = [
  [/^See merge request (?:[\w./-]*)!(\d+)\s*$/m, "!"], // GitLab
  [/^(?:PR-URL|Pull-Request|Reviewed-on): *\S*\/pulls?\/(\d+)\s*$/im, "#"],
  [/^(?:PR-URL|Pull-Request): *#?(\d+)\s*$/im, "#"],
];

/** The pull request (`#12`) or merge request (`!12`) that a commit's message says it came by. */
export function pullRequestOf(subject: string, body: string): string | undefined {
  const gitlab = /\(!(\d+)\)$/.exec(subject)?.[1];
  if (gitlab !== undefined) return `!${gitlab}`;
  for (const pattern of subjects) {
    const number = pattern.exec(subject)?.[1];
    if (number !== undefined) return `#${number}`;
  }
  for (const [pattern, sign] of bodies) {
    const number = pattern.exec(body)?.[1];
    if (number !== undefined) return `${sign}${number}`;
  }
  return undefined;
}
