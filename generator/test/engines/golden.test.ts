import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Database } from "../../src/core/model/database.ts";
import { changesBetween, crawl, crawlEmbedded, filesOf } from "../support/crawled.ts";
import { expectGolden } from "../support/golden.ts";
import { createDatabase, createRoles, dumpAndRestore, sqlOn } from "../support/postgres.ts";

const root = join(import.meta.dirname, "../cases/engines");
const cases = readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

const extensions = ["btree_gist", "fuzzystrmatch", "hstore", "pg_trgm"];

/** What the older server gives in another form. */
const versions: Record<string, string[]> = JSON.parse(readFileSync(join(root, "versions.json"), "utf8"));
/** What pg_dump leaves out, by case. */
const undumped: Record<string, string[]> = {
  // It is in a dump with --create only.
  comments: ["database database: comment"],
  "invalid-index": ["index left_behind on public.items: removed"],
};

const textOf = (database: Database) =>
  Object.entries(filesOf(database))
    .map(([path, text]) => `== ${path}\n${text}`)
    .join("");

describe.for(cases)("%s", (name) => {
  const input = readFileSync(join(root, name, "input.sql"), "utf8");

  test("is crawled as expected", async (context) => {
    const url = await createDatabase(context);
    await sqlOn(url, createRoles + input);
    const text = textOf(await crawl(url));
    expectGolden(text, join(root, name, "expected.txt"));
    expect(text).not.toContain("canary");
  });

  test("is crawled alike in the embedded PostgreSQL", async () => {
    const database = await crawlEmbedded(extensions, (run) => run(createRoles + input));
    expect(textOf(database)).toBe(readFileSync(join(root, name, "expected.txt"), "utf8"));
  });

  test("is the same on an older server and after a dump, but for what is listed", async (context) => {
    if (name.startsWith("since-18")) context.skip("needs PostgreSQL 18");
    const url = await createDatabase(context, "debianPostgres");
    await sqlOn(url, createRoles + input);
    const old = await crawl(url);
    const youngUrl = await createDatabase(context);
    await sqlOn(youngUrl, createRoles + input);
    const young = await crawl(youngUrl);
    const changes = changesBetween(old, young);
    expect(changes).toEqual(versions[name] ?? []);
    if (changes.length === 0) expect(textOf(young)).toBe(textOf(old));

    const restoredUrl = await createDatabase(context, "debianPostgres");
    dumpAndRestore(url, restoredUrl);
    const restored = await crawl(restoredUrl);
    const lost = changesBetween(old, restored);
    expect(lost).toEqual(undumped[name] ?? []);
    if (lost.length === 0) expect(textOf(restored)).toBe(textOf(old));
  });
});
