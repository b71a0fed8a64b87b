import type { Loader } from "astro/loaders";
import { escapeHtml } from "./html/html.ts";
import "./source.ts";

export type { MoreNames, Names } from "./data/names.ts";

/** The markup of the entry with this id; undefined for a page of Starlight's own. */
export const markupOf = (id: string): string | undefined => globalThis.schemalogSource?.markupOf(id === "" ? home : id);

/** The markup of the way to that entry. */
export const crumbsOf = (id: string): string => globalThis.schemalogSource?.crumbsOf(id) ?? "";

/** A file that the browser fetches. */
export const fileOf = (name: "names.json" | "search.json"): Response =>
  new Response(globalThis.schemalogSource?.fileOf(name), { headers: { "Content-Type": "application/json" } });

/** Starlight calls this entry "" when it shows it. */
const home = "index";

/**
 * The pages of the workspace as entries of Starlight's collection, without their content: Astro bundles what is in a
 * collection, which costs gigabytes of memory for thousands of pages. The component MarkdownContent fills them.
 */
export function workspaceLoader(): Loader {
  return {
    name: "schemalog-workspace",
    async load({ store, parseData, watcher, logger }) {
      const source = globalThis.schemalogSource;
      // `astro check` only wants the types.
      if (source === undefined) return;
      const fill = async () => {
        const pages = await source.load();
        store.clear();
        for (const { slug, title, description } of pages) {
          const head = [{ tag: "title", content: escapeHtml(`${title} | ${source.title}`) }];
          const data = await parseData({ id: slug, data: { title, description, head } });
          store.set({ id: slug, data, rendered: { html: "" } });
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
