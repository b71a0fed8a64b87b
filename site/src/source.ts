import type { Workspace } from "schemalog";
import { extraFolder } from "./data/extra-pages.ts";
import { type Content, type Page, pagesOf } from "./pages.ts";

/** What the site shows, for the loader of its pages and for the component that fills them. */
export type Source = {
  title: string;
  /** The folders that pages are made from. */
  folders: string[];
  /** Reads the workspace anew. */
  load(): Promise<Page[]>;
  /** The markup of a page, made when it is asked for: all of a large database's would not fit side by side. */
  markupOf(slug: string): string | undefined;
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
  return {
    title: workspace.config.site.title,
    folders: [...workspace.connections.map(({ dir }) => dir), ...extraFolder(workspace)],
    async load() {
      const all = await pagesOf(workspace, base);
      pages = new Map(all.map((page) => [page.slug, page]));
      return all;
    },
    markupOf(slug) {
      const page = pages.get(slug);
      if (page === undefined) return undefined;
      const content = page.content();
      made(page, content);
      return content.body.markup;
    },
  };
}
