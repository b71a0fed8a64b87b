import type { ChangeFile } from "../data/changes.ts";
import { commitHtml, type Host } from "./history.ts";
import { type Html, html } from "./html.ts";

const levels = ["breaking", "risky", "safe"] as const;

/** Change sets, newest first: who, when, how bad, and a link to each. */
export function changeListHtml(changes: ChangeFile[], urlOf: (change: ChangeFile) => string, host: Host): Html {
  if (changes.length === 0) return html`<p>No change sets yet: <code>schemalog crawl --commit</code> writes them.</p>`;
  return html`<ol class="timeline changes">${changes.map(
    (change) =>
      html`<li><a href="${urlOf(change)}">${change.commit?.subject ?? change.name}</a> ${severitiesHtml(change)}<br><span class="note">${
        change.commit ? commitHtml(change.commit, host) : "not committed"
      }</span></li>`,
  )}</ol>`;
}

const severitiesHtml = ({ counts }: ChangeFile): Html =>
  html`<span class="note">${counts.changes} ${counts.changes === 1 ? "change" : "changes"}</span>${levels
    .filter((level) => counts[level] > 0)
    .map((level) => html` <span class="badge ${level}">${counts[level]} ${level}</span>`)}`;
