import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Shadow } from "../../src/engines/engine.ts";
import { effectLines, type Measured, measureEach, readEffectCase } from "./effects.ts";

export const effectCases = join(import.meta.dirname, "../cases/effects");
export const families = readdirSync(effectCases).filter((name) => name.endsWith(".sql"));

/** What a server of each of these majors does other than the embedded database: nothing to tables, something else, or it fails. */
export type Difference = { family: string; sql: string; majors: number[]; fails: boolean; lines: string[] };
/** Which servers all statements were held against, and where they differ. */
export type Record = { servers: { major: number; version: string }[]; statements: number; differences: Difference[] };

export async function measureAll(shadow: Shadow, empty?: string): Promise<(Measured & { family: string })[]> {
  const all: (Measured & { family: string })[] = [];
  for (const family of families) {
    const measured = await measureEach(shadow, readEffectCase(join(effectCases, family)), empty);
    all.push(...measured.map((each) => ({ ...each, family })));
  }
  return all;
}

/** Where majors differ from the first, those that do the same together. */
export function differences(
  embedded: (Measured & { family: string })[],
  byMajor: Map<number, Measured[]>,
): Difference[] {
  return embedded.flatMap(({ family, ...expected }, index) => {
    const found = new Map<string, Difference>();
    for (const [major, all] of byMajor) {
      const measured = all[index]!;
      // Words of an error differ from major to major.
      if (measured.refused !== undefined && expected.refused !== undefined) continue;
      const lines = effectLines(measured).sort();
      if (lines.join("\n") === effectLines(expected).sort().join("\n")) continue;
      const fails = measured.refused !== undefined;
      const key = fails ? "" : lines.join("\n");
      const known = found.get(key) ?? { family, sql: expected.sql, majors: [], fails, lines };
      found.set(key, { ...known, majors: [...known.majors, major] });
    }
    return [...found.values()];
  });
}
