// What came of the mutants, in lines; and which of them are tried.
import type { Mutant } from "./mutations.ts";

export type Result = { name: string; mutants: number; killed: number; survivors: Mutant[] };

/** `file  mutants  killed  %`, and below each mutant that survived. */
export function line({ name, mutants, killed, survivors }: Result): string {
  const percent = `${((100 * killed) / Math.max(mutants, 1)).toFixed(1)} %`;
  const row = [name.padEnd(48), String(mutants).padStart(6), String(killed).padStart(6), percent.padStart(8)].join(" ");
  return [row, ...survivors.map((mutant) => `  ${mutant.line}: ${oneLine(mutant.was)} → ${oneLine(mutant.text)}`)].join(
    "\n",
  );
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, " ") || "(nothing)";

/** The results of several files as one. */
export const total = (name: string, results: Result[]): Result => ({
  name,
  mutants: results.reduce((sum, { mutants }) => sum + mutants, 0),
  killed: results.reduce((sum, { killed }) => sum + killed, 0),
  survivors: [],
});

/** A result for each of the folders that the files are in. */
export const totalsOf = (results: Result[]): Result[] =>
  [...Map.groupBy(results, ({ name }) => name.replace(/\/.*/, ""))].map(([folder, inIt]) => total(folder, inIt));

/** At most so many of the mutants of all files, spread evenly and the same ones for a seed; files of which none is tried are left out. */
export function sampleOf<T extends { mutants: Mutant[] }>(files: T[], most: number, seed: number): T[] {
  const step = Math.max(1, files.reduce((sum, { mutants }) => sum + mutants.length, 0) / most);
  // Multiples of the golden ratio lie nowhere near each other, as parts of a step.
  let at = step * ((seed * 0.618) % 1);
  return files
    .map((file) => ({
      ...file,
      // One is tried whenever another whole step has been gone.
      mutants: file.mutants.filter(() => Math.floor(++at / step) > Math.floor((at - 1) / step)),
    }))
    .filter(({ mutants }) => mutants.length > 0);
}
