import type { Commit, Entry, Links } from "schemalog";
import { changeLine, shortId } from "schemalog";
import { type Html, html } from "./html.ts";

const mostEntries = 20;
const mostChanges = 12;

/** Where commits and pull requests are shown; undefined without the address of the repository. */
export type Host = Links | undefined;

/** Who, when, and which commit or pull request, in a line. */
export function commitHtml({ id, author, date, pullRequest }: Commit, host: Host): Html {
  const day = date.slice(0, 10);
  const name = pullRequest === undefined ? shortId(id, 8) : pullRequest;
  const url = host && (pullRequest === undefined ? host.commit(id) : host.request(pullRequest));
  const link = url === undefined ? html`${name}` : html`<a href="${url}">${name}</a>`;
  return html`<time datetime="${day}">${day}</time> ${author.name} (${link})`;
}

/** The timeline of an object, newest first. */
export function timelineHtml(entries: Entry[], host: Host): Html | undefined {
  if (entries.length === 0) return undefined;
  const shown = entries.slice(0, mostEntries);
  const older = entries.length - shown.length;
  return html`<h2 id="history">History</h2><ol class="timeline">${shown.map((entry) => entryHtml(entry, host))}</ol>${
    older > 0 && html`<p class="note">${older} older changes: <code>schemalog history</code> shows them all.</p>`
  }`;
}

function entryHtml({ commit, changes }: Entry, host: Host): Html {
  const shown = changes.slice(0, mostChanges);
  const more = changes.length - shown.length;
  return html`<li>${commitHtml(commit, host)} <span class="subject">${commit.subject}</span><ul>${shown.map(
    (change) => html`<li>${changeLine(change)}</li>`,
  )}${more > 0 && html`<li>and ${more} more</li>`}</ul></li>`;
}
