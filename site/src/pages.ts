import type { Link, Workspace } from "schemalog";
import type { ChangeFile } from "./data/changes.ts";
import { extraPages, homeText } from "./data/extra-pages.ts";
import { readSite } from "./data/workspace.ts";
import { changeListHtml } from "./html/change-list.ts";
import { connectionHtml, countsHtml } from "./html/connection.ts";
import type { Host } from "./html/history.ts";
import { type Html, html } from "./html/html.ts";
import { markdownHtml } from "./html/markdown.ts";
import { objectHtml } from "./html/object.ts";
import { objectDocument } from "./html/search-document.ts";
import { slugOf, urlOf } from "./url.ts";

/** A page of the site: its path, its title, and its body as it stands in the frame. */
export type Page = {
  slug: string;
  title: string;
  description?: string | undefined;
  body: Html;
  /** What the search finds it by, where it does. */
  search?: Html | undefined;
};

const mostLatest = 8;

/** All pages of a workspace, one after the other. `base` ends with a slash. */
export async function* pagesOf(workspace: Workspace, base: string): AsyncGenerator<Page> {
  const connections = await readSite(workspace);
  const host = hostOf(workspace.config.site.repository);
  const changesSlug = (connection: string) => slugOf(connection, "changes");
  const changeUrl = (connection: string) => (change: ChangeFile) =>
    `${base}${changesSlug(connection)}/${change.name.replace("..", "-")}/`;

  yield {
    slug: "index",
    title: workspace.config.site.title,
    body: html`${markdownHtml(homeText(workspace))}<div class="cards">${connections.map(
      ({ connection, page, changes }) =>
        html`<section class="card"><h2><a href="${base}${slugOf(connection.name, "")}">${connection.name}</a></h2><p>${countsHtml(page)}</p><h3>Latest changes</h3>${changeListHtml(
          changes.slice(0, mostLatest),
          changeUrl(connection.name),
          host,
        )}<p><a href="${base}${changesSlug(connection.name)}/">All changes of ${connection.name}</a></p></section>`,
    )}</div>`,
  };
  for (const { slug, title, text } of extraPages(workspace)) {
    const body = markdownHtml(text);
    yield { slug, title, body, search: html`<h1>${title}</h1>${body}` };
  }
  for (const { connection, page, changes, objects, pageOf } of connections) {
    const { name } = connection;
    const linkUrl = (link: Link) => urlOf(base, name, link);
    const connectionUrl = `${base}${slugOf(name, "")}`;
    yield {
      slug: slugOf(name, "").replace(/\/$/, ""),
      title: name,
      body: connectionHtml(page, `${base}${changesSlug(name)}/`, linkUrl),
    };
    yield {
      slug: changesSlug(name),
      title: `Changes of ${name}`,
      body: changeListHtml(changes, changeUrl(name), host),
    };
    for (const change of changes) {
      yield {
        slug: `${changesSlug(name)}/${change.name.replace("..", "-")}`,
        title: change.commit?.subject ?? change.name,
        body: markdownHtml(change.text.replace(/^<!--.*?-->\s*# .*$/ms, "")),
      };
    }
    for (const object of objects) {
      const parts = pageOf(object);
      yield {
        slug: slugOf(name, parts.page.stem),
        title: `${parts.page.schema}.${parts.page.name}`,
        description: parts.page.description?.text.slice(0, 200),
        search: objectDocument(parts.page),
        body: objectHtml({ ...parts, connection: name, connectionUrl, urlOf: linkUrl, host }),
      };
    }
  }
}

/** Addresses on the Git host; GitLab has its own form. */
function hostOf(repository: string | undefined): Host {
  if (repository === undefined) return undefined;
  const root = repository.replace(/\/$/, "");
  const isGitLab = /gitlab/i.test(new URL(root).hostname);
  return {
    commit: (id) => `${root}/${isGitLab ? "-/" : ""}commit/${id}`,
    pullRequest: (name) => `${root}/${isGitLab ? "-/merge_requests" : "pull"}/${name.replace(/^[#!]/, "")}`,
  };
}
