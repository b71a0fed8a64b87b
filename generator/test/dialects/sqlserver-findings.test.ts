import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";
import { targetWords } from "../../src/core/names/names.ts";
import { review } from "../../src/core/review/review.ts";
import { ScriptedDatabase } from "../servers/tds/load.ts";
import { crawl } from "../support/crawled.ts";
import { expectGolden } from "../support/golden.ts";
import { serve } from "../support/sqlserver.ts";
import { undecided } from "../support/undecided.ts";

const folder = join(import.meta.dirname, "../cases/dialects/sqlserver");

/** What no server could measure is said as the rules have it by themselves. */
test("findings on SQL Server, in both directions", async () => {
  const side = async (name: string) => {
    const database = new ScriptedDatabase("shop").load(readFileSync(join(folder, `${name}.sql`), "utf8"));
    return { label: name, database: await crawl(await serve([database])) };
  };
  const [before, after] = [await side("before"), await side("after")];
  const texts = [
    [before, after],
    [after, before],
  ].map(([from, to]) => {
    const { findings } = review(from!, to!, undecided);
    const lines = findings.map(
      ({ code, severity, target, message, advice }) =>
        `${severity} ${code}: ${targetWords(target)}\n  ${message}\n  ${advice}\n`,
    );
    return `== from ${from!.label} to ${to!.label}\n${lines.join("")}`;
  });
  expectGolden(texts.join("\n"), join(folder, "findings.txt"));
});
