import type { ChangeFile } from "../data/changes.ts";
import { type CommitLinks, commitHtml } from "./history.ts";
import { type Html, html } from "./html.ts";

const levels = ["breaking", "risky", "safe"] as const;

/** Change sets, newest first: who, when, how bad, and a link to each. */
export function changeListHtml(changes: ChangeFile[], urlOf: (change: ChangeFile) => string, links: CommitLinks): Html {
  if (changes.length === 0) return html`<p>No change sets yet: <code>schemalog crawl --commit</code> writes them.</p>`;
  return html`<ol class="timeline changes">${changes.map(
    (change) =>
      html`<li><a href="${urlOf(change)}">${titleOf(change)}</a> ${severitiesHtml(change)}<br><span class="note">${
        change.commit ? commitHtml(change.commit, links) : "not committed"
      }</span></li>`,
  )}</ol>`;
}

/** What a change is called: by its commit, or by the two states that it is between. */
export const titleOf = ({ commit, name }: ChangeFile): string => commit?.subject ?? name;

export const severitiesHtml = ({ counts }: ChangeFile): Html =>
  html`<span class="note">${counts.changes} ${counts.changes === 1 ? "change" : "changes"}</span>${levels
    .filter((level) => counts[level] > 0)
    .map((level) => html` <span class="badge ${level}">${counts[level]} ${level}</span>`)}`;
