import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { postgres } from "../../src/core/dialects/postgres/index.ts";
import type { Rows } from "../../src/engines/engine.ts";
import { engines } from "../../src/engines/registry.ts";
import { applyScripts, type Run } from "../../src/migrations/apply.ts";
import { effectLines } from "../support/effects.ts";
import { expectGolden } from "../support/golden.ts";
import { clear } from "../support/reused-shadow.ts";

const folder = join(import.meta.dirname, "../cases/hidden-effects");
const [before = "", ...cases] = readFileSync(join(folder, "cases.sql"), "utf8").split("-- case: ");

test("statements that hide what they do are measured, or are not said to be", async () => {
  const shadow = await engines[0]!.shadow({ extensions: [], skipExtensions: [] });
  try {
    const all: string[] = [];
    for (const each of cases) {
      const [name, ...lines] = each.split("\n");
      await shadow.run("DISCARD ALL");
      await shadow.run(clear + before);
      const observer = (await shadow.observe())!;
      const did: string[] = [];
      const { statements } = postgres.script.split(lines.join("\n"));
      const run: Run = {
        ...{
          shadow,
          dialect: postgres,
          skipExtensions: [],
          roles: new Set(),
          warnings: [],
          rowsMissing: false,
          observer,
        },
        applied: ({ sql }, rows) => note(`\`${sql}\``, rows),
        settled: (_, rows) => note("the end of the transaction", rows, true),
      };
      function note(what: string, rows: Rows | undefined, isEnd = false) {
        const { measured } = observer.take(rows);
        if (
          isEnd &&
          (measured?.effects ?? []).every(
            ({ held, emptied, scanned, rewritten }) => held && !emptied && !scanned && !rewritten,
          )
        )
          return;
        const said = effectLines({ sql: what, effects: measured?.effects }).map((line, index) =>
          measured?.effects[index]?.held ? `${line} | held` : line,
        );
        did.push(`${measured?.transaction ?? "-"} ${what}\n${said.map((line) => `  ${line.trimEnd()}\n`).join("")}`);
      }
      const script = {
        file: "x.sql",
        path: "x.sql",
        transaction: "none" as const,
        statements,
        skipped: [],
        dataSkipped: false,
      };
      await applyScripts([script], run);
      await observer.stop();
      all.push(`## ${name}\n\n${did.join("")}`);
    }
    expectGolden(all.join("\n"), join(folder, "effects.md"));
    expect(all).toHaveLength(cases.length);
  } finally {
    await shadow.close();
  }
});
