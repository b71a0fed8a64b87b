import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BSON } from "mongodb";
import { expect, test } from "vitest";
import { crawl, filesOf } from "../../support/crawled.ts";
import { docsOf } from "../../support/docs.ts";
import { expectGolden } from "../../support/golden.ts";
import { createMongodb } from "../../support/mongodb.ts";

const folder = join(import.meta.dirname, "../../cases/mongodb");

test("all kinds of things are told, and no value of a document", async (context) => {
  const { url, db } = await createMongodb(context);
  for (const command of BSON.EJSON.parse(readFileSync(join(folder, "kinds", "input.json"), "utf8")))
    await db.command(command);
  const database = await crawl(url);
  const text = Object.entries(filesOf(database))
    .map(([path, content]) => `== ${path}\n${content}`)
    .join("");
  expect(text).not.toMatch(/canary|2024|10042/);
  expectGolden(text, join(folder, "kinds", "expected.txt"));
  const pages = [...docsOf(database)].filter(([path]) => /users\.md|web orders\.md/.test(path));
  expectGolden(pages.map(([, page]) => page).join("\n"), join(folder, "kinds", "pages.md"));
});
