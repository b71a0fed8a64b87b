import type { Naming } from "./host.ts";
import { hosts } from "./registry.ts";

/** Hosts of which no more is known than how their commits look. */
const others: Naming = {
  sign: "#",
  subjects: [
    /\(pull request #(\d+)\)$/, // Bitbucket
    /^Merged PR (\d+): /, // Azure DevOps
  ],
  bodies: [],
};
const namings = [...Object.values(hosts).map(({ requests }) => requests), others];

/** The pull request (`#12`) or merge request (`!12`) that a commit's message says it came by. */
export function pullRequestOf(subject: string, body: string): string | undefined {
  for (const [text, place] of [
    [subject, "subjects"],
    [body, "bodies"],
  ] as const) {
    for (const naming of namings) {
      for (const pattern of naming[place]) {
        const number = pattern.exec(text)?.[1];
        if (number !== undefined) return `${naming.sign}${number}`;
      }
    }
  }
  return undefined;
}
