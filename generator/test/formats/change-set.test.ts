import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { diffDocument, renderJson } from "../../src/core/formats/json/index.ts";
import { renderMarkdown } from "../../src/core/formats/markdown/change-set.ts";
import { readChangeSet } from "../../src/core/formats/markdown/read-change-set.ts";
import { renderTerminal } from "../../src/core/formats/terminal/index.ts";
import type { ChangeSet } from "../../src/core/model/change-set.ts";
import { review } from "../../src/core/review/review.ts";
import { expectGolden } from "../support/golden.ts";
import { reusedShadow } from "../support/reused-shadow.ts";
import { undecided } from "../support/undecided.ts";

const folder = join(import.meta.dirname, "../cases/render");

let database: Awaited<ReturnType<typeof reusedShadow>>;
beforeAll(async () => {
  database = await reusedShadow();
});
afterAll(() => database.close());

describe.each(readdirSync(folder))("%s", (name) => {
  let set: ChangeSet;
  beforeAll(async () => {
    const text = readFileSync(join(folder, name, "case.sql"), "utf8");
    const [, before = "", then = ""] = text.split(/^-- (?:before|then)\n/m);
    const [old, now] = [await database.crawl(before), await database.crawl(before + then)];
    set = review(
      { label: "shop@main", database: old, version: "1234567890abcdef" },
      { label: "shop in the working tree", database: now },
      {
        ...undecided,
        connection: "shop",
        ignores: [
          { code: "index-dropped", reason: "it was | never @used", matches: () => true },
          { code: "view-renamed", object: "shop.*", reason: "of old", matches: () => true },
        ],
      },
    );
  });

  test("terminal", () => {
    const text = renderTerminal(set, { color: false });
    expectGolden(text, join(folder, name, "terminal.txt"));
    expect(text).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, "g");
    expect(renderTerminal(set, { color: true }).replaceAll(escapes, "")).toBe(text);
  });

  test("markdown", () => {
    expectGolden(renderMarkdown(set), join(folder, name, "comment.md"));
  });

  test("markdown that is taken apart is whole again", () => {
    const text = renderMarkdown(set);
    const { summary, findings, changes, notes } = readChangeSet(text);
    const parts = [
      text.split("\n")[0],
      summary,
      ...(findings === "" ? [] : ["## Findings", findings]),
      ...(changes === "" ? [] : ["## Changes", changes]),
      notes,
    ];
    expect(parts.join("\n\n")).toBe(text.trimEnd());
    expect([findings === "", changes === ""]).toEqual([set.findings.length === 0, set.changes.length === 0]);
  });

  test("json", () => {
    const text = renderJson([set]);
    expectGolden(text, join(folder, name, "diff.json"));
    expect(diffDocument.parse(JSON.parse(text)).changeSets).toHaveLength(1);
  });
});
