import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { changesBetween, crawl, filesOf } from "../support/crawled.ts";
import { expectGolden } from "../support/golden.ts";
import { createDatabase, sqlOn } from "../support/postgres.ts";

const root = join(import.meta.dirname, "../..");
const input = readFileSync(join(root, "test/cases/facts/statements.sql"), "utf8");

const head = `# What each statement changes in a snapshot

Every kind of CREATE and ALTER of PostgreSQL, run one after another in one database, and what it changes in a snapshot. This page is
made by a test: what stands here was seen. Data, and where a sequence stands, are never in a snapshot; neither are owners, versions of
extensions, values of options that may be secrets, and what an extension brought along.`;

const code = (text: string) => `\`${text.replaceAll("|", "\\|")}\``;
const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("<", "&lt;");

test("each statement changes bytes, or the page says why not", async (context) => {
  const url = await createDatabase(context);
  let before = await crawl(url);
  const lines = [head];
  const found: string[] = [];
  const expected: string[] = [];
  let roles: string[] = [];
  try {
    for (const line of input.split("\n")) {
      if (line.startsWith("## ")) lines.push(`\n${line}\n`, "| Statement | In a snapshot |", "| --- | --- |");
      if (line === "" || /^(--|##) /.test(line)) continue;
      const [, sql = "", why] = /^(.*?);(?: -- (.*))?$/.exec(line) ?? [];
      roles = [...roles, ...(/^CREATE (?:ROLE|USER|GROUP) (\w+)$/.exec(sql)?.slice(1) ?? [])];
      await sqlOn(url, sql);
      const after = await crawl(url);
      const changes = changesBetween(before, after);
      const isSame = JSON.stringify(filesOf(before)) === JSON.stringify(filesOf(after));
      found.push(`${changes.length === 0 && isSame ? "nothing" : "changed"}: ${sql}`);
      expected.push(`${why === undefined ? "changed" : "nothing"}: ${sql}`);
      lines.push(`| ${code(sql)} | ${cell(why === undefined ? changes.join("; ") : `nothing: ${why}`)} |`);
      before = after;
    }
  } finally {
    for (const role of roles) await sqlOn(url, `DROP OWNED BY ${role}; DROP ROLE ${role}`);
  }
  expect(found).toEqual(expected);
  expectGolden(`${lines.join("\n")}\n`, join(root, "docs/statements.md"));
});
