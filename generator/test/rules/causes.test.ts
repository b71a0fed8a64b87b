import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { targetWords } from "../../src/core/names/names.ts";
import { review } from "../../src/core/review/review.ts";
import { expectGolden } from "../support/golden.ts";
import { reusedShadow } from "../support/reused-shadow.ts";
import { undecided } from "../support/undecided.ts";

const folder = join(import.meta.dirname, "../cases/causes");

let database: Awaited<ReturnType<typeof reusedShadow>>;
beforeAll(async () => {
  database = await reusedShadow();
});
afterAll(() => database.close());

/** What is there before, and the statements of each request: its name behind `-- case:`, and they below. */
const [before = "", ...cases] = readFileSync(join(folder, "cases.sql"), "utf8").split(/^-- case: /m);

/** Each finding, with the lines that it stands at. */
async function placesOf(sql: string): Promise<string[]> {
  const way = await database.follow(before, sql);
  const side = (state: typeof way.before) => ({ label: "", database: state });
  const { findings } = review(side(way.before), side(way.after), undecided, way.witness);
  return findings.map(({ code, target, cause }) => {
    if (cause === undefined) return `- ${code} of ${targetWords(target)}: nowhere`;
    const { file, line, endLine, statement } = cause;
    expect(file).toBe("1.sql");
    expect(sql.replaceAll(/\s+/g, " ")).toContain(statement.replace(/…$/, ""));
    const lines = sql.split("\n").slice(line - 1, endLine);
    const place = line === endLine ? `line ${line}` : `lines ${line} to ${endLine}`;
    return [`- ${code} of ${targetWords(target)}: ${place}`, ...lines.map((text) => `      ${text}`)].join("\n");
  });
}

test("a finding is at the lines that caused it", async () => {
  const sections: string[] = [];
  for (const each of cases) {
    const end = each.indexOf("\n");
    sections.push(`## ${each.slice(0, end)}\n`, ...(await placesOf(each.slice(end + 1))), "");
  }
  expectGolden(["# Where findings stand\n", ...sections].join("\n"), join(folder, "places.md"));
});
