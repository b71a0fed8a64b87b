import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { postgres } from "../../src/core/dialects/postgres/index.ts";
import { recognise } from "../../src/migrations/index.ts";
import { filesIn, migrationCases } from "./cases.ts";

describe("the tool of a folder, its order, and its statements", () => {
  for (const { name, dir } of migrationCases()) {
    test(name, async () => {
      const found = recognise(filesIn(join(dir, "files")), postgres);
      const said = found?.scripts.flatMap(({ file, transaction, statements }) => [
        `${file}${transaction === "none" ? " (no transaction)" : transaction ? ` (${transaction.opens})` : ""}`,
        ...statements.map(({ sql, line }) => `  ${line}: ${sql.replace(/\s+/g, " ").slice(0, 90)}`),
      ]);
      await expect(`${found?.tool}\n${said?.join("\n")}\n`).toMatchFileSnapshot(join(dir, "recognised.txt"));
    });

    test(`${name}: offsets and lines are those of the files`, () => {
      for (const { file, statements } of recognise(filesIn(join(dir, "files")), postgres)?.scripts ?? []) {
        const text = readFileSync(join(dir, "files", file), "utf8");
        for (const { sql, offset, line } of statements) {
          expect(text.slice(offset, offset + 5)).toBe(sql.slice(0, 5));
          expect(text.slice(0, offset).split("\n").length).toBe(line);
        }
      }
    });
  }

  const broken: [string, [string, string][], string][] = [
    ["a journal that is none", [["meta/_journal.json", "<<<<<<<"]], "is not a journal"],
    ["a manifest without a list", [["v1/manifest.json", "{}"]], "no list SchemaUpdateCqlFiles"],
  ];
  test.each(broken)("%s is an error", (_, files, message) => {
    expect(() =>
      recognise(
        files.map(([path, text]) => ({ path, text })),
        postgres,
      ),
    ).toThrow(message);
  });

  test("a folder without SQL is nothing", () => {
    expect(recognise([{ path: "README.md", text: "" }], postgres)).toBeUndefined();
  });
});
