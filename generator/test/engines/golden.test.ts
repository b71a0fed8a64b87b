import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, type TestContext, test } from "vitest";
import type { Database } from "../../src/core/model/database.ts";
import { changesBetween, crawl, filesOf } from "../support/crawled.ts";
import { expectGolden } from "../support/golden.ts";
import { createDatabase, createRoles, dumpAndRestore, sqlOn } from "../support/postgres.ts";
import { reusedShadow } from "../support/reused-shadow.ts";

const root = join(import.meta.dirname, "../cases/engines");
const cases = readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

let embedded: Awaited<ReturnType<typeof reusedShadow>>;
beforeAll(async () => {
  embedded = await reusedShadow(["btree_gist", "fuzzystrmatch", "hstore", "pg_trgm"], { embedded: true });
});
afterAll(() => embedded.close());

/** What pg_dump leaves out, by case. */
const undumped: Record<string, string[]> = {
  // It is in a dump with --create only.
  comments: ["database database: comment"],
  // Only keys of partitions keep theirs.
  "constraint-comments": ["table public.child: options", "partition parts_1 on public.parts: options"],
  "invalid-index": ["index left_behind on public.items: removed"],
};

const textOf = (database: Database) =>
  Object.entries(filesOf(database))
    .map(([path, text]) => `== ${path}\n${text}`)
    .join("");

describe.for(cases)("%s", (name) => {
  const input = readFileSync(join(root, name, "input.sql"), "utf8");

  let crawled: Database | undefined;
  /** What PostgreSQL 18 gives, which several tests look at. */
  async function young(context: TestContext): Promise<Database> {
    if (crawled) return crawled;
    const url = await createDatabase(context);
    await sqlOn(url, createRoles + input);
    crawled = await crawl(url);
    return crawled;
  }

  test("is crawled as expected", async (context) => {
    const text = textOf(await young(context));
    expectGolden(text, join(root, name, "expected.txt"));
    expect(text).not.toContain("canary");
  });

  test("is crawled alike in the embedded PostgreSQL", async () => {
    const database = await embedded.crawl(createRoles + input);
    expect(textOf(database)).toBe(readFileSync(join(root, name, "expected.txt"), "utf8"));
  });

  test("is the same on an older server and after a dump, but for what a dump leaves out", async (context) => {
    if (name.startsWith("since-18")) context.skip("needs PostgreSQL 18");
    const url = await createDatabase(context, "debianPostgres");
    await sqlOn(url, createRoles + input);
    const old = await crawl(url);
    expect(textOf(old)).toBe(textOf(await young(context)));

    const restoredUrl = await createDatabase(context, "debianPostgres");
    dumpAndRestore(url, restoredUrl);
    const restored = await crawl(restoredUrl);
    const lost = changesBetween(old, restored);
    expect(lost).toEqual(undumped[name] ?? []);
    if (lost.length === 0) expect(textOf(restored)).toBe(textOf(old));
  });
});
