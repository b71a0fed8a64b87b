import { hostAt, hosts, type Links, type Workspace } from "schemalog";
import { connectionPages, urlsOf } from "./connection-pages.ts";
import { extraPages, homeText } from "./data/extra-pages.ts";
import { moreNamesOf, namesOf } from "./data/names.ts";
import { readSite } from "./data/workspace.ts";
import { cardHtml } from "./html/home.ts";
import { html } from "./html/html.ts";
import { markdownHtml } from "./html/markdown.ts";
import type { Page } from "./page.ts";

/** What a site consists of: its pages, and the files that the browser fetches when they are needed. */
export type Site = { pages: Page[]; files: Record<FileName, () => string> };
export type FileName = "names.json" | "search.json";

/** The site of a workspace, as it is now. `base` ends with a slash. */
export async function siteOf(workspace: Workspace, base: string): Promise<Site> {
  const data = await readSite(workspace);
  const host = linksOf(workspace.config.site.repository);
  const connections = data.map((one) => ({ data: one, urls: urlsOf(one, base, host) }));
  const home: Page = {
    slug: "index",
    title: workspace.config.site.title,
    content: () => ({
      body: html`${markdownHtml(homeText(workspace))}<div class="cards">${connections.map((one) =>
        cardHtml(one.data, one.urls),
      )}</div>`,
    }),
  };
  const notFound: Page = {
    slug: "404",
    title: "There is no such page",
    content: () => ({
      body: html`<p>What it was about may have been renamed or dropped: the search finds changes too. Or begin at the top:</p><ul><li><a href="${base}">${
        workspace.config.site.title
      }</a></li>${connections.map(
        ({ data: { connection }, urls }) =>
          html`<li><a href="${urls.connection}">${connection.name}</a>, <a href="${urls.changes}">its changes</a></li>`,
      )}</ul>`,
    }),
  };
  const extra = extraPages(workspace).map(({ slug, title, text }): Page => {
    const body = markdownHtml(text);
    return { slug, title, content: () => ({ body, search: html`<h1>${title}</h1>${body}` }) };
  });
  return {
    pages: [home, notFound, ...extra, ...connections.flatMap(({ data: one, urls }) => connectionPages(one, urls))],
    files: {
      "names.json": () => JSON.stringify(namesOf(data)),
      "search.json": () => JSON.stringify(moreNamesOf(data)),
    },
  };
}

/** Addresses on the Git host; those of GitHub where its name says nothing. */
const linksOf = (repository: string | undefined): Links | undefined =>
  repository === undefined
    ? undefined
    : hosts[hostAt(new URL(repository).hostname) ?? "github"].links(repository.replace(/\/$/, ""));
