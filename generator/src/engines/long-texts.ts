import type { Database } from "../core/model/database.ts";
import { objectName } from "../core/names/names.ts";
import type { Warning } from "../errors.ts";

/** Characters in one file of a snapshot: what is longer slows every run, and has its text in docs and diffs as well. */
const bound = 10_000_000;

/** A warning for each object with so much text that Git and its hosts have trouble with its file. */
export const heavyObjects = ({ objects }: Database): Warning[] =>
  objects.flatMap((object) => {
    const size = lengthOf(object);
    if (size <= bound) return [];
    return {
      object: `${object.kind} ${objectName(object)}`,
      message: `holds ${Math.round(size / 1_000_000)} MB of text, all of which are in the snapshot`,
      remedy:
        "Shorten its comments or code, or `exclude` it: Git hosts refuse files of 100 MB, and each run reads them.",
    };
  });

function lengthOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 0;
  let sum = 0;
  // Not over a list of the values: of each of 10,000 tables, that would be made hundreds of times.
  for (const key in value) sum += lengthOf((value as Record<string, unknown>)[key]);
  return sum;
}
