import { rmSync } from "node:fs";
import { join } from "node:path";
import * as pagefind from "pagefind";
import type { Html } from "./html/html.ts";

/**
 * What the search finds a page by. The headings of `content` are found as places on the page, by their ids: so columns
 * are, which have rows and no headings on the page itself. Weights are those of Pagefind (0 to 10, 1 is plain text).
 */
/** The url is below the base of the site, which the search box puts before it. */
export type SearchDocument = { url: string; content: Html };

/**
 * Collects documents, and writes the index that Starlight's search box reads. Starlight's own would read each page again
 * from disk, and all that is on it.
 */
export async function openSearchIndex() {
  const { index } = checked(await pagefind.createIndex({ forceLanguage: "en" }));
  return {
    async add({ url, content }: SearchDocument): Promise<void> {
      const page = `<html lang="en"><body data-pagefind-body>${content.markup}</body></html>`;
      checked(await index?.addHTMLFile({ url, content: page }));
    },
    async write(site: string): Promise<void> {
      const outputPath = join(site, "pagefind");
      rmSync(outputPath, { recursive: true, force: true });
      checked(await index?.writeFiles({ outputPath }));
    },
    close: () => pagefind.close(),
  };
}

function checked<Response extends { errors: string[] }>(response: Response | undefined): Response {
  if (response === undefined || response.errors.length > 0) {
    throw new Error(`the search index could not be built: ${response?.errors.join("; ")}`);
  }
  return response;
}
