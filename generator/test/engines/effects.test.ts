import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { versionEffect } from "../../src/core/dialects/postgres/version-effects.ts";
import type { Shadow } from "../../src/engines/engine.ts";
import { engines } from "../../src/engines/registry.ts";
import { effectTable, measureEach, readEffectCase } from "../support/effects.ts";
import { expectGolden } from "../support/golden.ts";
import { effectCases, families, type Record } from "../support/recorded-effects.ts";

let shadow: Shadow;

beforeAll(async () => {
  shadow = await engines[0]!.shadow({ extensions: [], skipExtensions: [] });
});
afterAll(() => shadow.close());

test.each(families)("statements of %s do what the table beside them says", async (family) => {
  const file = join(effectCases, family);
  expectGolden(effectTable(await measureEach(shadow, readEffectCase(file))), file.replace(/sql$/, "md"));
});

test("what other versions of PostgreSQL do is what `npm run effects` has measured", () => {
  const recorded: Record = JSON.parse(readFileSync(join(effectCases, "versions.json"), "utf8"));
  const statements = families.flatMap((family) => readEffectCase(join(effectCases, family)).statements);
  expect(recorded.statements).toBe(statements.length);
  const said = recorded.servers.flatMap(({ major }) =>
    statements.flatMap((sql) => {
      const does = versionEffect(sql, major, isPartitioned(sql))?.does;
      return does ? [`${major} ${does}: ${sql}`] : [];
    }),
  );
  const measured = recorded.differences.flatMap(({ majors, fails, sql }) =>
    majors.map((major) => `${major} ${fails ? "fails" : "less"}: ${sql}`),
  );
  // A lock more on the parent keeps nobody from anything.
  const harmless = "13 less: TRUNCATE ONLY events_2020";
  // A key on columns that may be NULL, which are changed first; a default partition: every major takes the lock for that.
  const alike = /^\d+ less: ALTER TABLE (pages ADD PRIMARY KEY \(id\)|logs DETACH PARTITION logs_rest)$/;
  expect(said.filter((line) => !alike.test(line)).sort()).toEqual(measured.filter((line) => line !== harmless).sort());
});

/** Of the cases' tables. */
const isPartitioned = (sql: string) => /\b(parts|pages|events|logs|keyed)\b/.test(sql) && !/\bONLY\b/.test(sql);
