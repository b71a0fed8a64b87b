import type { Commit, Entry, Links } from "schemalog";
import { changeLine, shortId } from "schemalog";
import { type Html, html } from "./html.ts";

const mostEntries = 20;
const mostChanges = 12;

/** Where a commit leads. */
export type CommitLinks = {
  /** Commits and pull requests on their host; undefined without the address of the repository. */
  host: Links | undefined;
  /** The page of the change that came with a commit. */
  changeOf(commit: Commit): string | undefined;
};

/** When, who, and which commit or pull request, in a line; the day leads to the page of the change. */
export function commitHtml(commit: Commit, { host, changeOf }: CommitLinks): Html {
  const { id, author, date, pullRequest } = commit;
  const day = date.slice(0, 10);
  const time = html`<time datetime="${day}">${day}</time>`;
  const name = pullRequest === undefined ? shortId(id, 8) : pullRequest;
  const url = host && (pullRequest === undefined ? host.commit(id) : host.request(pullRequest));
  return html`${linked(changeOf(commit), time)} ${author.name} (${linked(url, html`${name}`)})`;
}

export const linked = (url: string | undefined, words: Html): Html =>
  url === undefined ? words : html`<a href="${url}">${words}</a>`;

/** The timeline of an object, newest first. */
export function timelineHtml(entries: Entry[], links: CommitLinks): Html | undefined {
  if (entries.length === 0) return undefined;
  const shown = entries.slice(0, mostEntries);
  const older = entries.length - shown.length;
  return html`<h2 id="history">History</h2><ol class="timeline">${shown.map((entry) => entryHtml(entry, links))}</ol>${
    older > 0 && html`<p class="note">${older} older changes: <code>schemalog history</code> shows them all.</p>`
  }`;
}

function entryHtml({ commit, changes }: Entry, links: CommitLinks): Html {
  const shown = changes.slice(0, mostChanges);
  const more = changes.length - shown.length;
  const url = links.changeOf(commit);
  return html`<li><span class="subject">${linked(url, html`${commit.subject}`)}</span><br><span class="note">${commitHtml(
    commit,
    { ...links, changeOf: () => undefined },
  )}</span><ul>${shown.map(
    (change) => html`<li>${linked(url, html`${changeLine(change)}`)}</li>`,
  )}${more > 0 && html`<li>${linked(url, html`and ${more} more`)}</li>`}</ul></li>`;
}
