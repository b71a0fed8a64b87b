import type { Loader } from "astro/loaders";
import { pagesOf } from "./pages.ts";

/** What a build tells the loader, which Astro loads for itself. */
export const workspaceVariable = "SCHEMALOG_SITE_WORKSPACE";
export const baseVariable = "SCHEMALOG_SITE_BASE";

/** The pages of the workspace as entries of Starlight's collection, their HTML ready: nothing is left to render. */
export function workspaceLoader(): Loader {
  return {
    name: "schemalog-workspace",
    async load({ store, parseData, watcher }) {
      const root = process.env[workspaceVariable] ?? process.cwd();
      const base = process.env[baseVariable] ?? "/";
      const fill = async () => {
        store.clear();
        for await (const { slug, title, description, body, search } of pagesOf(root, base)) {
          const data = await parseData({ id: slug, data: { title, description, pagefind: search } });
          store.set({
            id: slug,
            data,
            rendered: { html: body.markup, metadata: { headings: headingsIn(body.markup) } },
          });
        }
      };
      await fill();
      watcher?.add(`${root}/schema-snapshots`);
      let waiting: NodeJS.Timeout | undefined;
      watcher?.on("all", () => {
        clearTimeout(waiting);
        waiting = setTimeout(fill, 200);
      });
    },
  };
}

/** The headings of our own markup, for "On this page". */
function headingsIn(markup: string) {
  return [...markup.matchAll(/<h2 id="([^"]*)">([^<]*)<\/h2>/g)].map(([, slug = "", text = ""]) => ({
    depth: 2,
    slug,
    text: text.replace(
      /&(amp|lt|gt|quot|#39);/g,
      (entity) => ({ "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' })[entity] ?? "'",
    ),
  }));
}
