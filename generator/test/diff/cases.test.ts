import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canonical, fromFiles, toFiles } from "../../src/core/canonical/index.ts";
import type { Change } from "../../src/core/model/change.ts";
import type { Database } from "../../src/core/model/database.ts";
import { changesBetween, type Decision } from "../../src/core/review/changes.ts";
import { expectGolden } from "../support/golden.ts";
import { reusedShadow } from "../support/reused-shadow.ts";

const folder = join(import.meta.dirname, "../cases/diff");

let database: Awaited<ReturnType<typeof reusedShadow>>;
beforeAll(async () => {
  database = await reusedShadow(["pg_trgm"]);
});
afterAll(() => database.close());

/** A change without what can be read off the case's DDL: of what changed, the properties; a whole object by its name alone. */
function outline(change: Change): object {
  const { op, target } = change;
  if (op === "renamed") return { op, target, from: change.from, evidence: change.evidence };
  if (op === "modified") {
    const [before, after] = [change.before, change.after].map((facts) => facts as Record<string, unknown>);
    const value = (facts: Record<string, unknown> | undefined, property: string) =>
      property === "order" ? (facts?.columns as { name: string }[])?.map(({ name }) => name) : facts?.[property];
    const changed = change.changed.map((property) => [
      property,
      [value(before, property) ?? null, value(after, property) ?? null],
    ]);
    return { op, target, changed: Object.fromEntries(changed) };
  }
  if (!target.parent) return { op, target };
  return { op, target, facts: op === "added" ? change.after : change.before };
}

/** A line for each change. */
const lines = (changes: Change[]) =>
  changes.length === 0
    ? "[]"
    : `[\n${changes.map((change) => `    ${JSON.stringify(outline(change))}`).join(",\n")}\n  ]`;

describe.each(readdirSync(folder))("%s", (name) => {
  const read = (file: string) => readFileSync(join(folder, name, file), "utf8");
  let [before, after]: Database[] = [];
  beforeAll(async () => {
    before = await database.crawl(read("before.sql"));
    after = await database.crawl(read("after.sql"));
  });

  test("changes, in both directions", () => {
    const decided = existsSync(join(folder, name, "decisions.json"));
    const decisions: Decision[] = decided ? JSON.parse(read("decisions.json")) : [];
    const forward = changesBetween(before!, after!, decisions);
    const back = changesBetween(after!, before!, []);
    const text = `{\n  "forward": ${lines(forward)},\n  "back": ${lines(back)}\n}\n`;
    expect(JSON.parse(text)).toMatchObject({});
    expectGolden(text, join(folder, name, "changes.json"));
    for (const each of [...forward, ...back]) if (each.op === "modified") expect(each.before).not.toEqual(each.after);
  });

  test("no change of itself, nor of what its files hold", () => {
    for (const each of [before!, after!]) {
      expect(changesBetween(each, fromFiles(toFiles(each)), [])).toEqual([]);
      expect(JSON.stringify(canonical(each))).toBe(JSON.stringify(each));
    }
  });
});
