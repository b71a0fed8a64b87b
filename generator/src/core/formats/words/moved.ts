import { sqlName } from "../../names/names.ts";

/**
 * Where the names stand that were moved, before and after: `email behind id`. The fewest that explain the new order; undefined
 * where those are most of them, so that the lists say it better. Names that only one side has count on neither.
 */
export function movedSides(before: string[], after: string[]): [string, string] | undefined {
  const [old, now] = [before.filter((name) => after.includes(name)), after.filter((name) => before.includes(name))];
  const kept = longestRise(now.map((name) => old.indexOf(name)));
  const moved = now.filter((_, at) => !kept.has(at));
  if (moved.length === 0 || moved.length > 1 + now.length / 4) return undefined;
  const places = (list: string[]) => moved.map((name) => placeIn(list, name)).join("; ");
  return [places(old), places(now)];
}

function placeIn(list: string[], name: string): string {
  const neighbour = list[list.indexOf(name) - 1];
  return neighbour === undefined ? `${sqlName(name)} first` : `${sqlName(name)} behind ${sqlName(neighbour)}`;
}

/** The places of a longest run of numbers that rise from one to the next, not all of which need stand side by side. */
function longestRise(numbers: number[]): Set<number> {
  const best: { length: number; from: number | undefined }[] = [];
  for (const [at, number] of numbers.entries()) {
    best.push({ length: 1, from: undefined });
    for (let from = 0; from < at; from++) {
      if (numbers[from]! < number && best[from]!.length + 1 > best[at]!.length)
        best[at] = { length: best[from]!.length + 1, from };
    }
  }
  const rise = new Set<number>();
  const last = best.reduce((found, { length }, at) => (length > (best[found]?.length ?? 0) ? at : found), 0);
  for (let at: number | undefined = numbers.length === 0 ? undefined : last; at !== undefined; at = best[at]?.from)
    rise.add(at);
  return rise;
}
