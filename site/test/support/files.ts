import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { inject } from "vitest";

/** The pages of a built site: path as in an address (`shop/orders/`), and markup. */
export function pagesIn(out: string): { path: string; markup: string }[] {
  return readdirSync(out, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html"))
    .map((file) => ({
      path: file.endsWith("index.html") ? join(dirname(file), "/").replace(/^\.\/$/, "") : file,
      markup: readFileSync(join(out, file), "utf8"),
    }));
}

export const sites = () => [
  { name: "demo", ...inject("demoSite") },
  { name: "hostile", ...inject("hostileSite") },
];

/** What the search finds: the content of each document, by its address (`shop/orders/`). */
export function searchIndex(out: string): Map<string, { content: string; meta: Record<string, string> }> {
  const folder = join(out, "pagefind/fragment");
  return new Map(
    readdirSync(folder).map((file) => {
      const text = gunzipSync(readFileSync(join(folder, file))).toString();
      const { url, content, meta } = JSON.parse(text.slice(text.indexOf("{")));
      return [url.replace(/^\//, ""), { content, meta }];
    }),
  );
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/** The words that a reader sees of markup. */
export const wordsOf = (markup: string): string =>
  markup
    .replace(/<[^<>]*>/g, "")
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? "")
    .replace(/\s+/g, " ");
