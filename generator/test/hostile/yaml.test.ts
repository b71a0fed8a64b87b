import { expect } from "vitest";
import { parseAnnotation } from "../../src/core/docs/annotations.ts";
import { parseConfig } from "../../src/workspace/parse.ts";
import { attempt } from "./attempt.ts";
import { growth } from "./growth.ts";

const many = (count: number, line: (at: number) => string) =>
  Array.from({ length: count / 5 }, (_, at) => line(at)).join("\n");

/** YAML that grows with a number. What is wrong in it is wrong as often. */
const bombs: Record<string, (count: number) => string> = {
  keys: (count) => many(count, (at) => `k${at}: 1`),
  "keys that are there twice": (count) => `a: {${"k: 1, ".repeat(count / 5)}}`,
  "unknown keys of a connection": (count) => `connections:\n  shop:\n${many(count, (at) => `    k${at}: 1`)}`,
  connections: (count) => `connections:\n${many(count, (at) => `  c${at}: { url: env:X }`)}`,
  "connections with bad names": (count) => `connections:\n${many(count, (at) => `  "C ${at}": {}`)}`,
  "patterns that are none": (count) => `connections:\n  shop:\n    include:\n${many(count, () => "      - 1")}`,
  columns: (count) => `columns:\n${many(count, (at) => `  c${at}: x`)}`,
  anchors: (count) => many(count, (at) => `a${at}: &a${at} 1`),
  "anchors of one name": (count) => many(count, (at) => `a${at}: &a 1`),
  "anchors, with aliases to the last": (count) =>
    `${many(count, (at) => `a${at}: &a${at} 1`)}\nl:\n${many(450, (at) => `  - *a${Math.ceil(count / 5) - 1 - at}`)}`,
  "anchors, with aliases to each": (count) =>
    many(count, (at) => `a${at}: &a${at} 1\nb${at}: [${`*a${at}, `.repeat(20)}]`),
  aliases: (count) => `a: &a 1\nl:\n${many(5 * count, () => "  - *a")}`,
  "aliases to a long list": (count) => `a: &a [${"1, ".repeat(count / 5)}1]\nl:\n${"  - *a\n".repeat(90)}`,
  "aliases of nothing": (count) => many(count, (at) => `a${at}: *b${at}`),
  "aliases within aliases": (count) =>
    `a0: &a0 [${"1, ".repeat(count / 5)}1]\n${many(45, (at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(10)}]`)}`,
  "merges of one map": (count) => `a: &a {${many(count, (at) => `k${at}: 1,`)}}\nb: {<<: [${"*a, ".repeat(90)}]}`,
  "merge keys": (count) => many(count, () => "<<: { a: 1 }"),
  "lists in a line": (count) => `a: [${"[], ".repeat(count / 5)}]`,
  "lists in lists, side by side": (count) => `a: [${`${"[".repeat(50)}${"]".repeat(50)}, `.repeat(count / 100)}]`,
  "maps in a line": (count) => `a: {${many(count, (at) => `k${at}: 1,`)}}`,
  "keys in a list": (count) => `a: [${"k: 1, ".repeat(count / 5)}]`,
  commas: (count) => `a: [${",".repeat(count / 5)}]`,
  "question marks": (count) => `a: {${"? ".repeat(count / 5)}}`,
  brackets: (count) => `a: ${"]".repeat(count / 5)}`,
  "long keys": (count) => many(count / 10, (at) => `${"k".repeat(500)}${at}: 1`),
  "letters in a key": (count) => `${"k".repeat(2 * count)}: 1`,
  "lines in a quoted text": (count) => `a: "${"x \n\n  ".repeat(count)}"`,
  "escapes that are none": (count) => `a: "${"\\q".repeat(count / 5)}"`,
  "lines in a plain text": (count) => `a: ${"x\n\n  ".repeat(count)}`,
  "lines in a block": (count) => `a: >\n${"  x\n\n   y\n".repeat(count)}`,
  "empty lines": (count) => `a: >\n${" \n".repeat(count)}  x`,
  comments: (count) => `a:\n${"  # x\n\n# y\n".repeat(count)}  b: 1`,
  tags: (count) => many(count, (at) => `a${at}: !t${at} 1`),
  "tags at one value": (count) => `a: ${"!a &b ".repeat(count / 5)}1`,
  "entries of an ordered map": (count) => `a: !!omap\n${many(count, (at) => `  - k${at}: 1`)}`,
  directives: (count) => `${many(count, (at) => `%TAG !a${at}! tag:x`)}\n---\na: 1`,
  documents: (count) => many(count, () => "---\na: 1"),
  digits: (count) => `a: ${"1".repeat(count)}e`,
  "values that are wrong": (count) => many(count, () => "a: b: c"),
};
const readers: Record<string, (text: string) => unknown> = {
  "schemalog.yml": (text) => parseConfig(text, "schemalog.yml"),
  "an annotation": (text) => parseAnnotation("public/t.md", `---\n${text}\n---\n`),
};
for (const [reader, read] of Object.entries(readers)) {
  for (const [what, bomb] of Object.entries(bombs)) {
    attempt(`many ${what} in ${reader}`, "twice as much takes twice as long, and no error is of YAML's own", () => {
      const run = (count: number) => {
        try {
          read(bomb(count));
        } catch (error) {
          expect(error).toMatchObject({ name: "SchemalogError" });
        }
      };
      expect(growth(run)).toBeLessThan(3);
    });
  }
}

attempt("more mistakes in schemalog.yml than anybody reads", "the first are named, the others counted", () => {
  const text = `connections: {}\nfail: 1\n${many(1_000, (at) => `k${at}: 1`)}\n`;
  const said = (run: () => unknown) => {
    try {
      return String(run());
    } catch (error) {
      return String((error as Error).message).split("\n");
    }
  };
  const lines = said(() => parseConfig(text, "schemalog.yml"));
  expect(lines).toHaveLength(51);
  expect(lines[0]).toMatch(/^schemalog\.yml:2:1: unknown key `fail`/);
  expect(lines.at(-1)).toBe("… and 151 more");
});

attempt("more aliases in YAML than anybody writes, and a key that is there twice", "an error at its place", () => {
  const config = (text: string) => () => parseConfig(text, "schemalog.yml");
  expect(config(`a: &a 1\nl:\n${"  - *a\n".repeat(101)}`)).toThrow("schemalog.yml:103:5: there are too many aliases");
  expect(config("connections:\n  shop: {}\n  shop: {}\n")).toThrow("schemalog.yml:3:3: this key appears twice");
});

/** YAML that nests: in keys, lists, maps, and both. */
const nests = ["? ", "- ", "[", "{a: ", "{? ", "- ? ", "? - "];
for (const nest of nests) {
  for (const depth of [3, 30, 300, 30_000]) {
    attempt(`${depth} times ${JSON.stringify(nest)} in YAML`, "an error at its place, at once", () => {
      const text = `\n${nest.repeat(depth)}a`;
      const begun = performance.now();
      const config = `connections:${text.replace("\n", "\n  ")}`;
      expect(() => parseConfig(config, "schemalog.yml")).toThrow(
        expect.objectContaining({
          name: "SchemalogError",
          message: expect.stringMatching(/^schemalog\.yml:\d+:\d+: /),
        }),
      );
      const said = parseAnnotation("public/t.md", `---${text}\n---\n`);
      expect(said).toMatchObject({ line: expect.any(Number), message: expect.not.stringMatching(/call stack|length/) });
      expect(performance.now() - begun).toBeLessThan(5_000);
    });
  }
}
