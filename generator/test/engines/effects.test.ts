import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Shadow } from "../../src/engines/engine.ts";
import { engines } from "../../src/engines/registry.ts";
import { effectTable, measureEach, readEffectCase } from "../support/effects.ts";
import { expectGolden } from "../support/golden.ts";

const folder = join(import.meta.dirname, "../cases/effects");
const families = readdirSync(folder).filter((name) => name.endsWith(".sql"));
let shadow: Shadow;

beforeAll(async () => {
  shadow = await engines[0]!.shadow({ extensions: [], skipExtensions: [] });
});
afterAll(() => shadow.close());

test.each(families)("statements of %s do what the table beside them says", async (family) => {
  const file = join(folder, family);
  expectGolden(effectTable(await measureEach(shadow, readEffectCase(file))), file.replace(/sql$/, "md"));
});

test("300 statements or more are measured", () => {
  const count = families.reduce((sum, family) => sum + readEffectCase(join(folder, family)).statements.length, 0);
  expect(count).toBeGreaterThan(300);
});
