import type { Loader } from "astro/loaders";
import { escapeHtml } from "./html/html.ts";
import type { Page } from "./pages.ts";

/** The pages to show, and the folders that they are made from. */
export type Source = { title: string; pages(): AsyncIterable<Page>; folders: string[] };

declare global {
  /** Astro loads the loader for itself, as a module of its own: this is the only way to hand it something. */
  var schemalogSource: Source | undefined;
}

/** The pages of the workspace as entries of Starlight's collection, their HTML ready: nothing is left to render. */
export function workspaceLoader(): Loader {
  return {
    name: "schemalog-workspace",
    async load({ store, parseData, watcher, logger }) {
      const source = globalThis.schemalogSource;
      // `astro check` only wants the types.
      if (source === undefined) return;
      const fill = async () => {
        store.clear();
        for await (const { slug, title, description, body } of source.pages()) {
          const head = [{ tag: "title", content: escapeHtml(`${title} | ${source.title}`) }];
          const data = await parseData({ id: slug, data: { title, description, head } });
          store.set({
            id: slug,
            data,
            rendered: { html: body.markup, metadata: { headings: headingsIn(body.markup) } },
          });
        }
      };
      await fill();
      watcher?.add(source.folders);
      let waiting: NodeJS.Timeout | undefined;
      watcher?.on("all", (_event, path) => {
        if (!source.folders.some((folder) => path.startsWith(folder))) return;
        clearTimeout(waiting);
        // A broken file of somebody who is typing must not end the server.
        waiting = setTimeout(() => fill().catch((error) => logger.error(String(error))), 200);
      });
    },
  };
}

const entities: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };

/** The headings of our own markup, for "On this page". */
function headingsIn(markup: string) {
  return [...markup.matchAll(/<h2 id="([^"]*)">([^<]*)<\/h2>/g)].map(([, slug = "", text = ""]) => ({
    depth: 2,
    slug,
    text: text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity),
  }));
}
