import { expect, test } from "vitest";
import type { Engine } from "../../src/engines/engine.ts";
import { masked } from "../../src/engines/masked.ts";
import { everything } from "../support/crawled.ts";
import { databaseOf, table } from "../support/history.ts";

test.each([
  { length: 9_900_000, warnings: [] },
  { length: 105_000_000, warnings: [{ object: "table public.t", message: expect.stringContaining("holds 105 MB") }] },
])("a comment of $length characters", async ({ length, warnings }) => {
  const database = databaseOf(table("t", ["a text"], { comment: "x".repeat(length) }));
  const crawl = { database, warnings: [], unread: [], unreadFacts: [] };
  const engine = masked({ crawl: async () => crawl } as never as Engine);
  expect(await engine.crawl("", everything)).toMatchObject({ warnings });
});
