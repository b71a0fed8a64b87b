import { keyOf } from "../random/draw.ts";
import { digits as digitsOf, permutation } from "../random/permutation.ts";
import type { Digits, Unit } from "./unit.ts";

/** So many combinations are told apart at most. */
const most = 2 ** 50;

/** What unique keys leave: the digits of units that they decide, how many rows fit, and the keys for which no way was found. */
export type Uniqueness = { digits: Digits; rows: number; unkept: string[][] };

/**
 * Digits with which no two rows have the same cells in all columns of a key. A key with a unit that has room for all rows is kept by
 * that one alone; another by a permutation of all combinations of its units, read in a mixed radix; one that shares units with
 * such a key by what else tells its rows apart.
 */
export function uniqueness(units: Unit[], keys: string[][], wanted: number, seed: string[]): Uniqueness {
  const sets = keys
    .map((columns) => ({
      columns,
      units: units.filter((unit) => unit.columns.every((column) => columns.includes(column))),
    }))
    .filter(({ units: whole }) => whole.length > 0)
    .sort((a, b) => a.units.length - b.units.length);
  const rows = sets.reduce(
    (fewest, set) =>
      Math.min(
        fewest,
        set.units.reduce((room, { size }) => Math.min(most, room * size), 1),
      ),
    wanted,
  );
  const digits: Digits = new Map();
  const alone = new Set<Unit>();
  const mixed: { units: Unit[]; index(row: number): number; sizes: number[] }[] = [];
  const unkept: string[][] = [];
  for (const set of sets) {
    if (set.units.some((unit) => alone.has(unit))) continue;
    const free = set.units.filter((unit) => !digits.has(unit));
    const single = roomiest(free, rows);
    if (single) {
      const path = [...seed, ...single.columns];
      const permuted =
        single.size === rows && single.columns.length > 0 ? permutation(rows, keyOf(...path)) : undefined;
      digits.set(single, permuted ? permuted.at : (row) => row);
      alone.add(single);
    } else if (free.length === set.units.length) {
      const sizes = free.map(({ size }) => Math.min(size, rows));
      const room = sizes.reduce((all, size) => Math.min(most, all * size), 1);
      const { at: index } = permutation(room, keyOf(...seed, ...set.columns));
      for (const [at, unit] of free.entries()) digits.set(unit, (row) => digitsOf(index(row), sizes)[at]!);
      mixed.push({ units: free, index, sizes });
    } else if (!sharing(set.units, free, mixed, digits)) unkept.push(set.columns);
  }
  return { digits, rows, unkept };
}

/** Of units with room for all rows, the one that best carries a number of its own. */
const roomiest = (free: Unit[], rows: number): Unit | undefined =>
  free.filter(({ size }) => size >= rows).sort((a, b) => a.rank - b.rank || b.size - a.size)[0];

/** Keeps a key that shares units with one that is kept by a permutation: a unit of its own tells apart what the others of that one do. */
function sharing(
  units: Unit[],
  free: Unit[],
  mixed: { units: Unit[]; index(row: number): number; sizes: number[] }[],
  digits: Digits,
): boolean {
  for (const one of mixed) {
    const rest = one.units.map((unit, at) => ({ unit, at })).filter(({ unit }) => !units.includes(unit));
    if (rest.length === 0) return true;
    const room = rest.reduce((all, { at }) => all * one.sizes[at]!, 1);
    const own = free.find(({ size }) => size >= room);
    if (own === undefined) continue;
    digits.set(own, (row) => {
      const all = digitsOf(one.index(row), one.sizes);
      return rest.reduce((index, { at }) => index * one.sizes[at]! + all[at]!, 0);
    });
    return true;
  }
  return false;
}
