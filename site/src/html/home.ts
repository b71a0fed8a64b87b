import type { ChangeFile } from "../data/changes.ts";
import type { ConnectionData } from "../data/workspace.ts";
import type { UrlOf } from "./cells.ts";
import { changeListHtml } from "./change-list.ts";
import { countsHtml, leadsHtml } from "./entries.ts";
import type { CommitLinks } from "./history.ts";
import { type Html, html } from "./html.ts";

const mostLatest = 8;
const mostBroken = 4;

export type HomeUrls = {
  connection: string;
  changes: string;
  urlOf: UrlOf;
  urlOfChange(change: ChangeFile): string;
  links: CommitLinks;
};

/** A connection on the home page: where to begin, what happened, what broke, and what words are missing for. */
export function cardHtml({ connection: { name }, page, changes }: ConnectionData, urls: HomeUrls): Html {
  const { urlOf, urlOfChange, links } = urls;
  const broken = changes.filter(({ counts }) => counts.breaking > 0).slice(0, mostBroken);
  const list = (some: ChangeFile[]) => changeListHtml(some, urlOfChange, links);
  return html`<section class="card"><h2><a href="${urls.connection}">${name}</a></h2><p>${countsHtml(page)}</p><div class="leads-and-changes"><div>${
    page.start.length > 0 && html`<h3>Start with</h3>${leadsHtml(page.start, urlOf)}`
  }${
    page.undescribed.length > 0 && html`<h3>Much used, and not described yet</h3>${leadsHtml(page.undescribed, urlOf)}`
  }</div><div>${broken.length > 0 && html`<h3>Broke lately</h3>${list(broken)}`}<h3>Latest changes</h3>${list(
    changes.slice(0, mostLatest),
  )}<p><a href="${urls.changes}">All changes of ${name}</a></p></div></div></section>`;
}
