/**
 * Numbers that are a pure function of a key, a row and the number of the draw: nothing is drawn in order, so that any row can be made
 * by itself. The mixing is MurmurHash3's finalizer (Appleby), twice, with the key between.
 */

/** Which draw it is: of what, for which row, and how often that was tried before. */
export type Draw = { key: number; row: number; attempt: number };

/** The key of a path of names, such as seed, table and column: FNV-1a (Fowler, Noll, Vo) over its UTF-16 units. */
export function keyOf(...path: string[]): number {
  let key = 0x811c9dc5;
  for (const name of path) {
    for (let at = 0; at < name.length; at++) key = Math.imul(key ^ name.charCodeAt(at), 0x01000193);
    key = Math.imul(key ^ 0x10000, 0x01000193); // no unit: "ab", "c" is another path than "a", "bc"
  }
  return mixed(key);
}

/** 32 bits for a row from 0 to 2^53; `draw` tells apart the draws of one row. */
export function bits(key: number, row: number, draw = 0): number {
  const high = row > 0xffffffff ? Math.floor(row / 0x100000000) : 0;
  return mixed(mixed((row | 0) ^ Math.imul(draw + 1, 0x9e3779b9) ^ Math.imul(high, 0x85ebca77)) ^ key) >>> 0;
}

/** From 0 to, but not, 1: 53 bits. */
export const fraction = (key: number, row: number, draw = 0): number =>
  ((bits(key, row, draw) >>> 5) * 0x4000000 + (bits(~key, row, draw) >>> 6)) / 0x20000000000000;

/** A whole number from 0 to, but not, `count`, which is at most 2^53. */
export const below = (count: number, key: number, row: number, draw = 0): number =>
  count <= 0x100000
    ? Math.floor((bits(key, row, draw) / 0x100000000) * count)
    : Math.floor(fraction(key, row, draw) * count);

function mixed(from: number): number {
  let h = from;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
