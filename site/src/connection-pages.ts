import { inWordsOf, type Link } from "schemalog";
import type { ChangeFile } from "./data/changes.ts";
import type { ConnectionData } from "./data/workspace.ts";
import { changeDocument, changeHtml } from "./html/change.ts";
import { changeListHtml, titleOf } from "./html/change-list.ts";
import { connectionHtml, schemaHtml } from "./html/connection.ts";
import type { CommitLinks } from "./html/history.ts";
import type { HomeUrls } from "./html/home.ts";
import { objectHtml } from "./html/object.ts";
import { objectDocument } from "./html/search-document.ts";
import type { Crumb, Page } from "./page.ts";
import { changesStem, folderOf, schemaStem, slugOf, urlOf } from "./url.ts";

/** Where the pages of a connection are. */
export function urlsOf(data: ConnectionData, base: string, host: CommitLinks["host"]): HomeUrls {
  const { connection, changeStemOf } = data;
  const pageUrl = (link: Link) => urlOf(base, connection.name, link);
  return {
    connection: `${base}${slugOf(connection.name, "")}`,
    changes: pageUrl({ stem: changesStem }),
    urlOf: pageUrl,
    urlOfChange: ({ stem }: ChangeFile) => pageUrl({ stem }),
    links: {
      host,
      changeOf(commit) {
        const stem = changeStemOf(commit);
        return stem === undefined ? undefined : pageUrl({ stem });
      },
    },
  };
}

/** All pages of a connection, in the words of its engine. */
export const connectionPages = (data: ConnectionData, urls: HomeUrls): Page[] =>
  pagesOf(data, urls).map((page) => ({ ...page, content: () => inWordsOf(data.page.engine, () => page.content()) }));

function pagesOf(data: ConnectionData, urls: HomeUrls): Page[] {
  const { name } = data.connection;
  const slug = (stem: string) => slugOf(name, stem);
  const { urlOf: pageUrl, urlOfChange, links } = urls;
  const top: Crumb = { title: name, url: urls.connection };
  const toChanges: Crumb = { title: "Changes", url: urls.changes };
  const schemaUrl = (folder: string) => pageUrl({ stem: schemaStem(folder) });
  const schemaNames = new Map(data.page.schemas.map(({ folder, name: schema }) => [folder, schema]));
  return [
    connectionPage(),
    changesPage(),
    ...data.page.schemas.map(schemaPage),
    ...data.changes.map(changePage),
    ...data.objects.map(objectPage),
  ];

  function connectionPage(): Page {
    const body = () => connectionHtml(data.page, { changes: urls.changes, schemaOf: schemaUrl, urlOf: pageUrl });
    return { slug: slug("").replace(/\/$/, ""), title: name, content: () => ({ body: body() }) };
  }

  function changesPage(): Page {
    const body = () => changeListHtml(data.changes, urlOfChange, links);
    return {
      slug: slug(changesStem),
      title: `Changes of ${name}`,
      crumbs: [top, toChanges],
      content: () => ({ body: body() }),
    };
  }

  function schemaPage(schema: ConnectionData["page"]["schemas"][number]): Page {
    return {
      slug: slug(schemaStem(schema.folder)),
      title: schema.name,
      description: schema.description?.slice(0, 200),
      crumbs: [top, { title: schema.name, url: schemaUrl(schema.folder) }],
      content: () => ({ body: schemaHtml(data.page, schema, pageUrl) }),
    };
  }

  function changePage(change: ChangeFile, index: number): Page {
    const title = titleOf(change);
    const [newer, older] = [data.changes[index - 1], data.changes[index + 1]];
    return {
      slug: slug(change.stem),
      title,
      crumbs: [top, toChanges, { title, url: urlOfChange(change) }],
      content: () => ({
        body: changeHtml({ change, places: data.places, urlOf: pageUrl, urlOfChange, older, newer, links }),
        search: changeDocument(change, name),
      }),
    };
  }

  function objectPage(object: ConnectionData["objects"][number]): Page {
    const { stem, schema, name: title, description } = data.pageOf(object).page;
    const folder = folderOf({ stem });
    return {
      slug: slug(stem),
      title: `${schema}.${title}`,
      description: description?.text.slice(0, 200),
      crumbs: [
        top,
        { title: schemaNames.get(folder) ?? schema, url: schemaUrl(folder) },
        { title, url: pageUrl({ stem }) },
      ],
      content() {
        const parts = data.pageOf(object);
        return { body: objectHtml({ ...parts, urlOf: pageUrl, links }), search: objectDocument(parts.page, name) };
      },
    };
  }
}
