import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { marked } from "marked";
import { afterAll, beforeAll, expect, test } from "vitest";
import { canonical } from "../../src/core/canonical/index.ts";
import { renderMarkdown } from "../../src/core/formats/markdown/change-set.ts";
import { renderTerminal } from "../../src/core/formats/terminal/index.ts";
import { changeLine, describe as described } from "../../src/core/formats/words/words.ts";
import type { Change } from "../../src/core/model/change.ts";
import type { ChangeSet } from "../../src/core/model/change-set.ts";
import { review } from "../../src/core/review/review.ts";
import { arbitraryDatabase } from "../support/arbitrary-database.ts";
import { reusedShadow } from "../support/reused-shadow.ts";
import { undecided } from "../support/undecided.ts";

/** What a person sees of a text that a page or a terminal shows on one line. */
const seen = (text: string) =>
  text
    .normalize("NFKC")
    .replaceAll(/[\s\p{C}\u2800\u3164\u115f\u1160\uffa0]+/gu, " ")
    .trim();

const cellsOf = (html: string): string[][] =>
  [...html.matchAll(/<tr>\n?(.*?)<\/tr>/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<td>(.*?)<\/td>/gs)].map(([, cell = ""]) => seen(cell.replaceAll(/<!--.*?-->/g, ""))),
  );

test("a field of documents is told with how often it is there and all of its types", () => {
  const of = { nullable: false, position: 1 };
  const field = { ...of, name: "total", type: "double", types: ["double", "int"], presence: "sometimes" as const };
  const target = {
    kind: "column" as const,
    schema: "main",
    name: "total",
    parent: { kind: "collection" as const, name: "orders" },
  };
  expect(changeLine({ op: "added", target, after: field } as unknown as Change)).toMatch(/double \| int, sometimes$/);
});

/** Sides of a change that a reader of some format could not tell apart. */
function alike(set: ChangeSet): string[] {
  const inWords = set.changes.flatMap((change) => {
    const { what, details } = described(change);
    return details.flatMap(({ property, before, after }) =>
      seen(before ?? "none") === seen(after ?? "none") && before?.includes("\n") !== true
        ? [`${what}: ${property} ${before}`]
        : [],
    );
  });
  const onPages = cellsOf(marked.parse(renderMarkdown(set), { async: false })).flatMap(
    ([operation, what = "", before, after]) =>
      operation === "changed" && before === after ? [`${what} ${before}`] : [],
  );
  const lines = renderTerminal(set, { color: false }).split("\n");
  const atTerminals = lines.filter((line) => {
    const [, before, after] = / {2,}[a-z ]+: (.*) → (.*)$/.exec(line) ?? [];
    return before !== undefined && !before.includes(" → ") && seen(before) === seen(after ?? "");
  });
  return [...inWords, ...onPages, ...atTerminals];
}

const setOf = (before: Parameters<typeof review>[0]["database"], after: Parameters<typeof review>[0]["database"]) =>
  review({ label: "a", database: before }, { label: "b", database: after }, undecided);

let shadow: Awaited<ReturnType<typeof reusedShadow>>;
beforeAll(async () => {
  shadow = await reusedShadow();
});
afterAll(() => shadow.close());

test.each([
  [
    "arguments of a routine",
    "CREATE FUNCTION f(a integer, b integer) RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    "DROP FUNCTION f; CREATE FUNCTION f(a integer, b integer DEFAULT 2) RETURNS integer LANGUAGE sql AS 'SELECT 1'",
  ],
  [
    "tables of a publication",
    "CREATE TABLE t (id integer PRIMARY KEY, x text); CREATE PUBLICATION p FOR TABLE t",
    "ALTER PUBLICATION p SET TABLE t (id)",
  ],
  [
    "arguments of a trigger",
    "CREATE TABLE t (id integer); CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger('a, b')",
    "CREATE OR REPLACE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger('a', 'b')",
  ],
  [
    "a space that does not break",
    "CREATE TABLE t (x text DEFAULT 'a b')",
    "ALTER TABLE t ALTER x SET DEFAULT U&'a\\00A0b'",
  ],
  ["a space of no width", "CREATE TABLE t (x text DEFAULT 'ab')", "ALTER TABLE t ALTER x SET DEFAULT U&'a\\200Bb'"],
  ["two spaces for one", "CREATE TABLE t (x text DEFAULT 'a b')", "ALTER TABLE t ALTER x SET DEFAULT 'a  b'"],
  ["a space at the end", "CREATE TABLE t (id integer); COMMENT ON TABLE t IS 'a'", "COMMENT ON TABLE t IS 'a '"],
  ["a tab", "CREATE TABLE t (id integer); COMMENT ON TABLE t IS 'a b'", "COMMENT ON TABLE t IS E'a\\tb'"],
  [
    "two ways to write a letter",
    "CREATE TABLE t (x text DEFAULT U&'\\00E9')",
    "ALTER TABLE t ALTER x SET DEFAULT U&'e\\0301'",
  ],
  [
    "the direction of reading",
    "CREATE TABLE t (x text DEFAULT U&'a\\202Eb')",
    "ALTER TABLE t ALTER x SET DEFAULT U&'a\\202Db'",
  ],
])("%s: both sides can be told apart", async (_, before, then) => {
  const set = setOf(await shadow.crawl(`${before};`), await shadow.crawl(`${before};\n${then};`));
  expect(set.changes).not.toEqual([]);
  expect(alike(set)).toEqual([]);
});

const cases = join(import.meta.dirname, "../cases/diff");
test.each(readdirSync(cases))("case %s of a diff: both sides can be told apart", async (name) => {
  const [before = "", after = ""] = ["before.sql", "after.sql"].map((file) =>
    readFileSync(join(cases, name, file), "utf8"),
  );
  const [old, now] = [await shadow.crawl(before), await shadow.crawl(after)];
  expect([...alike(setOf(old, now)), ...alike(setOf(now, old))]).toEqual([]);
});

test("whatever is in two databases, both sides of a change can be told apart", () => {
  const spoken = arbitraryDatabase.map((one) => ({ ...one, engine: "postgres" }));
  fc.assert(
    fc.property(spoken, spoken, (one, other) => {
      expect(alike(setOf(canonical(one), canonical(other)))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

/** The same facts with one value changed in a way that is hard to see. */
const nudges = [" ", "\u00a0", "\u200b", "\t", "\u202e"];
test("a change of nothing but what nobody sees is shown", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.nat(), fc.constantFrom(...nudges), (text, where, nudge) => {
      const at = where % (text.length + 1);
      const facts = (comment: string) => ({ kind: "table" as const, schema: "s", name: "t", comment });
      const change = {
        op: "modified",
        target: { kind: "table", schema: "s", name: "t" },
        changed: ["comment"],
        before: facts(`x${text}`),
        after: facts(`x${text.slice(0, at)}${nudge}${text.slice(at)}`),
      } as unknown as Change;
      const [, before = "", after = ""] = /: comment (.*) → (.*)$/s.exec(changeLine(change)) ?? [];
      expect(seen(before)).not.toBe(seen(after));
    }),
  );
});
