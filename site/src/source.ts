import type { Workspace } from "schemalog";
import { extraFolder } from "./data/extra-pages.ts";
import { crumbsHtml } from "./html/crumbs.ts";
import type { Content, Page } from "./page.ts";
import { type FileName, type Site, siteOf } from "./pages.ts";

/** What the site shows, for the loader of its pages and for the component that fills them. */
export type Source = {
  title: string;
  /** The folders that pages are made from. */
  folders: string[];
  /** Reads the workspace anew. */
  load(): Promise<Page[]>;
  /** The markup of a page, made when it is asked for: all of a large database's would not fit side by side. */
  markupOf(slug: string): string | undefined;
  /** The markup of the way to a page; empty for one that is below none. */
  crumbsOf(slug: string): string;
  fileOf(name: FileName): string;
};

declare global {
  /** Astro loads the loader and the components for itself, as modules of their own: the only way to hand them something. */
  var schemalogSource: Source | undefined;
}

/** The pages of a workspace; `made` is told of each when its content is made. `base` ends with a slash. */
export function sourceOf(
  workspace: Workspace,
  base: string,
  made: (page: Page, content: Content) => void = () => {},
): Source {
  let pages = new Map<string, Page>();
  let files: Site["files"] | undefined;
  return {
    title: workspace.config.site.title,
    folders: [...workspace.connections.map(({ dir }) => dir), ...extraFolder(workspace)],
    async load() {
      const site = await siteOf(workspace, base);
      files = site.files;
      pages = new Map(site.pages.map((page) => [page.slug, page]));
      return site.pages;
    },
    markupOf(slug) {
      const page = pages.get(slug);
      if (page === undefined) return undefined;
      const content = page.content();
      made(page, content);
      return content.body.markup;
    },
    crumbsOf(slug) {
      const { crumbs } = pages.get(slug) ?? {};
      return crumbs ? crumbsHtml(crumbs).markup : "";
    },
    fileOf: (name) => files?.[name]() ?? "",
  };
}
