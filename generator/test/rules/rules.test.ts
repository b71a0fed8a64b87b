import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Finding } from "../../src/core/model/finding.ts";
import { targetWords } from "../../src/core/names/names.ts";
import { review } from "../../src/core/review/review.ts";
import { rules } from "../../src/core/rules/registry.ts";
import { reusedShadow } from "../support/reused-shadow.ts";
import { undecided } from "../support/undecided.ts";

const folder = join(import.meta.dirname, "../cases/rules");
const pages = join(import.meta.dirname, "../../docs/rules");

let database: Awaited<ReturnType<typeof reusedShadow>>;
beforeAll(async () => {
  database = await reusedShadow(["pg_trgm"]);
});
afterAll(() => database.close());

/** A case: what the rule finds (`-- finds severity target because compensation`), the DDL before, and what is then run. */
function parse(text: string): { finds: string[]; before: string; then: string } {
  const [head = "", before = "", then = ""] = text.split(/^-- (?:before|then)\n/m);
  const finds = [...head.matchAll(/^-- finds (.*)$/gm)].map(([, words = ""]) => words);
  return { finds: finds.filter((words) => words !== "nothing"), before, then };
}

const words = ({ severity, target, compensatedBy }: Finding) =>
  `${severity} ${targetWords(target)}${compensatedBy === undefined ? "" : ` because ${compensatedBy}`}`;

test("every folder of cases is of a rule, and every rule has a page", () => {
  const codes = rules.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(readdirSync(folder).sort()).toEqual(codes.toSorted());
  expect(codes.filter((code) => !existsSync(join(pages, `${code}.md`)))).toEqual([]);
  expect(readdirSync(pages).filter((page) => !codes.includes(page.replace(".md", "")))).toEqual([]);
});

describe.each(rules)("$code", ({ code }) => {
  const cases = readdirSync(join(folder, code)).map((file) => ({
    name: file.replace(".sql", ""),
    ...parse(readFileSync(join(folder, code, file), "utf8")),
  }));

  test("has a case in which it speaks and one in which it is silent", () => {
    expect(new Set(cases.map(({ finds }) => finds.length > 0))).toEqual(new Set([true, false]));
  });

  test.each(cases)("$name", async ({ finds, before, then }) => {
    const [old, now] = [await database.crawl(before), await database.crawl(before + then)];
    const { findings } = review({ label: "before", database: old }, { label: "after", database: now }, undecided);
    const own = findings.filter((finding) => finding.code === code);
    expect(own.map(words).sort()).toEqual(finds.toSorted());
    for (const { message, advice } of own) {
      expect(message).toMatch(/^[^\n]+\.$/);
      expect(advice).toMatch(/^[^\n]+\.$/);
    }
  });
});
