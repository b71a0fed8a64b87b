import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { canonical, toFiles } from "../../src/core/canonical/index.ts";
import { arbitraryDatabase } from "../support/arbitrary-database.ts";

const root = join(import.meta.dirname, "../../..");

test("the published JSON Schemas are those of the code", () => {
  expect(() => execFileSync(process.execPath, ["scripts/write-schemas.ts", "--check"], { cwd: root })).not.toThrow();
});

test("every file is as its published JSON Schema says, and one with a wrong property is not", () => {
  const schema = z.fromJSONSchema(
    JSON.parse(readFileSync(join(root, "generator/schema/snapshot.schema.json"), "utf8")),
  );
  fc.assert(
    fc.property(arbitraryDatabase, (database) => {
      for (const text of toFiles(canonical(database)).values()) {
        const file = JSON.parse(text);
        expect(schema.safeParse(file).error).toBeUndefined();
        expect(schema.safeParse({ ...file, columsn: [] }).success).toBe(false);
      }
    }),
    { numRuns: 30 },
  );
});
