import { hostAt, hosts, type Link, type Workspace } from "schemalog";
import type { ChangeFile } from "./data/changes.ts";
import { extraPages, homeText } from "./data/extra-pages.ts";
import { type ConnectionData, readSite } from "./data/workspace.ts";
import { changeListHtml } from "./html/change-list.ts";
import { connectionHtml, countsHtml } from "./html/connection.ts";
import type { Host } from "./html/history.ts";
import { type Html, html } from "./html/html.ts";
import { markdownHtml } from "./html/markdown.ts";
import { objectHtml } from "./html/object.ts";
import { objectDocument } from "./html/search-document.ts";
import { slugOf, urlOf } from "./url.ts";

/** A page of the site: its path, its title, and what makes the rest when it is asked for. */
export type Page = {
  slug: string;
  title: string;
  description?: string | undefined;
  content(): Content;
};

/** The body of a page as it stands in the frame, and what the search finds the page by, where it does. */
export type Content = { body: Html; search?: Html | undefined };

const mostLatest = 8;

/** All pages of a workspace, as it is now. `base` ends with a slash. */
export async function pagesOf(workspace: Workspace, base: string): Promise<Page[]> {
  const connections = await readSite(workspace);
  const host = linksOf(workspace.config.site.repository);
  const changesSlug = (connection: string) => slugOf(connection, "changes");
  const changeUrl = (connection: string) => (change: ChangeFile) =>
    `${base}${changesSlug(connection)}/${change.name.replace("..", "-")}/`;

  const home: Page = {
    slug: "index",
    title: workspace.config.site.title,
    content: () => ({
      body: html`${markdownHtml(homeText(workspace))}<div class="cards">${connections.map(cardHtml)}</div>`,
    }),
  };
  const extra = extraPages(workspace).map(({ slug, title, text }): Page => {
    const body = markdownHtml(text);
    return { slug, title, content: () => ({ body, search: html`<h1>${title}</h1>${body}` }) };
  });
  return [home, ...extra, ...connections.flatMap(pagesOfConnection)];

  function cardHtml({ connection: { name }, page, changes }: ConnectionData): Html {
    const latest = changeListHtml(changes.slice(0, mostLatest), changeUrl(name), host);
    return html`<section class="card"><h2><a href="${base}${slugOf(name, "")}">${name}</a></h2><p>${countsHtml(page)}</p><h3>Latest changes</h3>${latest}<p><a href="${base}${changesSlug(name)}/">All changes of ${name}</a></p></section>`;
  }

  function pagesOfConnection({ connection: { name }, page, changes, objects, pageOf }: ConnectionData): Page[] {
    const linkUrl = (link: Link) => urlOf(base, name, link);
    const connectionUrl = `${base}${slugOf(name, "")}`;
    return [
      {
        slug: slugOf(name, "").replace(/\/$/, ""),
        title: name,
        content: () => ({ body: connectionHtml(page, `${base}${changesSlug(name)}/`, linkUrl) }),
      },
      {
        slug: changesSlug(name),
        title: `Changes of ${name}`,
        content: () => ({ body: changeListHtml(changes, changeUrl(name), host) }),
      },
      ...changes.map(
        (change): Page => ({
          slug: `${changesSlug(name)}/${change.name.replace("..", "-")}`,
          title: change.commit?.subject ?? change.name,
          content: () => ({ body: markdownHtml(withoutHead(change.text)) }),
        }),
      ),
      ...objects.map((object): Page => {
        const { stem, schema, name: title, description } = pageOf(object).page;
        return {
          slug: slugOf(name, stem),
          title: `${schema}.${title}`,
          description: description?.text.slice(0, 200),
          content() {
            const parts = pageOf(object);
            const body = objectHtml({ ...parts, connection: name, connectionUrl, urlOf: linkUrl, host });
            return { body, search: objectDocument(parts.page) };
          },
        };
      }),
    ];
  }
}

/** A change file without its mark and its title: the frame of the page shows that. */
function withoutHead(text: string): string {
  const end = text.startsWith("<!--") ? text.indexOf("-->") : -1;
  return text
    .slice(end < 0 ? 0 : end + "-->".length)
    .trimStart()
    .replace(/^# .*/, "");
}

/** Addresses on the Git host; those of GitHub where its name says nothing. */
const linksOf = (repository: string | undefined): Host =>
  repository === undefined
    ? undefined
    : hosts[hostAt(new URL(repository).hostname) ?? "github"].links(repository.replace(/\/$/, ""));
