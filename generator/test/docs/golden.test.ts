import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { readTexts } from "../../src/record/generated-files.ts";
import { crawlEmbedded } from "../support/crawled.ts";
import { annotationsIn, docsOf } from "../support/docs.ts";
import { expectGolden } from "../support/golden.ts";
import { createRoles } from "../support/postgres.ts";

const root = join(import.meta.dirname, "../cases/docs");

test.for(readdirSync(root))("DDL becomes pages: %s", async (name) => {
  const dir = join(root, name);
  const expected = join(dir, "expected");
  const sql = readFileSync(join(dir, "input.sql"), "utf8");
  const database = await crawlEmbedded(["hstore"], (run) => run(createRoles + sql));
  const pages = docsOf(database, annotationsIn(join(dir, "annotations")));

  if (process.env.UPDATE_GOLDEN) rmSync(expected, { recursive: true, force: true });
  for (const [path, text] of pages) {
    if (process.env.UPDATE_GOLDEN) mkdirSync(dirname(join(expected, path)), { recursive: true });
    expectGolden(text, join(expected, path));
  }
  expect([...readTexts(expected, ".md").keys()]).toEqual([...pages.keys()].sort());
});
