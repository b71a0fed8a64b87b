import { expect, test } from "vitest";
import { corpus } from "../support/corpora.ts";
import { crawlEmbedded } from "../support/crawled.ts";
import { docsOf } from "../support/docs.ts";
import { loadCorpus } from "../support/load-corpus.ts";
import { faultsOf } from "../support/markdown.ts";
import { postgresCorpora } from "../support/postgres-corpora.ts";

test.for(postgresCorpora)("links lead somewhere and tables are even: $name", async (item, context) => {
  const path = corpus(context, item.path);
  // The embedded database cannot be called as this corpus wants; the one statement that names it is passed over.
  const lenient = item.lenient ?? (item.database === undefined ? undefined : true);
  const database = await crawlEmbedded(item.extensions ?? [], (run) => loadCorpus({ ...item, lenient }, path, run));
  const pages = docsOf(database);
  expect(faultsOf(pages)).toEqual([]);
  expect(pages.size).toBeGreaterThan(database.objects.length);
});

test.for([
  { what: "a missing file", page: "[a](b.md)", faults: ["README.md: no file b.md"] },
  { what: "a missing anchor", page: "[a](#b)", faults: ["README.md: no anchor #b"] },
  { what: "a heading", page: "# Some `Words` here\n\n[a](#some-words-here)", faults: [] },
  { what: "a link in a table", page: "| a |\n| --- |\n| [a](b.md) |", faults: ["README.md: no file b.md"] },
  { what: "an uneven row", page: "| a | b |\n| --- | --- |\n| c |", faults: ["README.md: uneven row | c |"] },
  { what: "an anchor twice", page: '<a id="x"></a>\n\n# x', faults: ["README.md: twice #x"] },
])("the checker itself sees $what", ({ page, faults }) => {
  expect(faultsOf(new Map([["README.md", page]]))).toEqual(faults);
});
