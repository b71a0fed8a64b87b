import { expect, test } from "vitest";
import { trailerLines, trailers, trailersOf } from "../../src/core/hosts/trailers.ts";

test("what is written is read again, in the order that was given", () => {
  const given = { actor: "ada", run: "42", connection: "shop", version: "a".repeat(40) };
  const lines = trailerLines(trailers(given));
  expect(lines).toEqual([
    "Schemalog-Actor: ada",
    "Schemalog-Run: 42",
    "Schemalog-Connection: shop",
    `Schemalog-Version: ${"a".repeat(40)}`,
  ]);
  expect(trailersOf(["Schema of shop", "", ...lines].join("\n"))).toEqual(given);
});

test("a value adds no line, and what is not given or not there is left out", () => {
  expect(trailerLines(trailers({ connection: "a\nSchemalog-Run: 1", run: undefined }))).toEqual([
    "Schemalog-Connection: a Schemalog-Run: 1",
  ]);
  expect(trailersOf("Add orders\n\nmentions Schemalog-Run: 1").run).toBeUndefined();
  expect(() => trailerLines({ "no key": "x" })).toThrow("not a trailer's key");
});
