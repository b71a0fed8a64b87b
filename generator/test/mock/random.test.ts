import fc from "fast-check";
import { expect, test } from "vitest";
import { below, bits, fraction, keyOf } from "../../src/core/mock/random/draw.ts";
import { digits, permutation } from "../../src/core/mock/random/permutation.ts";
import { spread } from "../../src/core/mock/random/spread.ts";

const key = fc.integer({ min: 0, max: 0xffffffff });

test("a permutation reaches each place once, and leads back from it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3_000 }), key, (count, from) => {
      const { at, from: back } = permutation(count, from);
      const places = Array.from({ length: count }, (_, index) => at(index));
      expect(new Set(places).size).toBe(count);
      expect(places.every((place) => place >= 0 && place < count)).toBe(true);
      expect(places.map(back)).toEqual([...places.keys()]);
    }),
  );
});

test("a permutation of more numbers than memory holds leads back, too", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2 ** 50 }),
      key,
      fc.double({ min: 0, max: 0.999_999, noNaN: true }),
      (count, from, part) => {
        const { at, from: back } = permutation(count, from);
        const index = Math.floor(part * count);
        expect(at(index)).toBeLessThan(count);
        expect(back(at(index))).toBe(index);
      },
    ),
  );
});

test("each row is among the children of its parent, and of no other", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 200 }), key, (rows, parents, from) => {
      const { parentOf, children } = spread(rows, parents, from);
      const all = Array.from({ length: parents }, (_, parent) => {
        const { count, at } = children(parent);
        return Array.from({ length: count }, (_, index) => ({ parent, row: at(index) }));
      }).flat();
      expect(all.map(({ row }) => row).sort((a, b) => a - b)).toEqual(Array.from({ length: rows }, (_, row) => row));
      for (const { parent, row } of all) expect(parentOf(row)).toBe(parent);
    }),
  );
});

test("the first parents have more rows than the last ones", () => {
  const { children } = spread(10_000, 100, keyOf("orders"));
  const counts = Array.from({ length: 100 }, (_, parent) => children(parent).count);
  expect(counts.slice(0, 10).reduce((sum, count) => sum + count)).toBeGreaterThan(2_000);
  expect(Math.min(...counts)).toBeGreaterThan(0);
});

test("digits of a mixed radix are all of its combinations", () => {
  const all = Array.from({ length: 24 }, (_, index) => digits(index, [2, 3, 4]).join());
  expect(new Set(all).size).toBe(24);
  expect(digits(23, [2, 3, 4])).toEqual([1, 2, 3]);
});

/** Chi-squared of 100 classes: 148.2 is what one in a thousand exceeds, with 99 degrees of freedom. */
function unevenness(draw: (row: number) => number): number {
  const counts = Array<number>(100).fill(0);
  for (let row = 0; row < 100_000; row++) counts[draw(row)]!++;
  return counts.reduce((sum, count) => sum + (count - 1_000) ** 2 / 1_000, 0);
}

test.each([
  ["below", (row: number) => below(100, keyOf("a"), row)],
  ["fraction", (row: number) => Math.floor(fraction(keyOf("b"), row) * 100)],
  ["the low bits", (row: number) => bits(keyOf("c"), row) % 100],
  ["draws of one row", (row: number) => below(100, keyOf("d"), 7, row)],
  ["rows beyond 2^32", (row: number) => below(100, keyOf("e"), 2 ** 32 + row)],
  ["keys", (row: number) => below(100, keyOf("f", String(row)), 1)],
])("%s are evenly drawn", (_, draw) => {
  expect(unevenness(draw)).toBeLessThan(148.2);
});

test("paths of names are told apart by where each ends", () => {
  expect(keyOf("ab", "c")).not.toBe(keyOf("a", "bc"));
  expect(bits(keyOf("a"), 1)).not.toBe(bits(keyOf("a"), 2 ** 32 + 1));
});
