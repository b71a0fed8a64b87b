import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { SchemalogError } from "../../src/errors.ts";
import { configSchema } from "../../src/workspace/config.ts";
import { parseConfig } from "../../src/workspace/parse.ts";

const cases = join(import.meta.dirname, "../cases/config");
const canary = "canary-8c1f";

function outcome(text: string): string {
  try {
    return `${JSON.stringify(parseConfig(text, "schemalog.yml"), null, 2)}\n`;
  } catch (error) {
    if (!(error instanceof SchemalogError)) throw error;
    expect(error.exitCode).toBe(2);
    return `${error.message}\n`;
  }
}

describe("schemalog.yml", () => {
  for (const name of readdirSync(cases)) {
    test(name, async () => {
      const said = outcome(readFileSync(join(cases, name, "schemalog.yml"), "utf8"));
      expect(said).not.toContain(canary);
      const file = ["errors.txt", "config.json"].map((one) => join(cases, name, one)).find(existsSync);
      await expect(said).toMatchFileSnapshot(
        file ?? join(cases, name, said.startsWith("{") ? "config.json" : "errors.txt"),
      );
    });
  }

  test("an empty file, or one of comments, is a workspace without connections", () => {
    for (const text of ["", "# nothing yet\n", "connections: {}\n"])
      expect(parseConfig(text, "x").connections).toEqual({});
  });

  test("the published JSON Schema is that of the code, and describes every key", () => {
    const schema = configSchema();
    const published = JSON.parse(readFileSync(join(import.meta.dirname, "../../schema/config.schema.json"), "utf8"));
    expect(published).toEqual(JSON.parse(JSON.stringify(schema)));
    const without: string[] = [];
    const walk = (at: z.core.JSONSchema._JSONSchema | undefined, path: string) => {
      if (typeof at !== "object") return;
      for (const [key, inner] of Object.entries(at.properties ?? {})) {
        if (typeof inner === "object" && !inner.description) without.push(`${path}.${key}`);
        walk(inner, `${path}.${key}`);
      }
      walk(at.additionalProperties, `${path}.*`);
      for (const item of [at.items].flat()) walk(item, `${path}[]`);
    };
    walk(schema, "");
    expect(without).toEqual([]);
  });
});
