import fc from "fast-check";
import { expect, test } from "vitest";
import { movedSides } from "../../src/core/formats/words/moved.ts";

const from = (text: string) => text.split("");

test.each([
  ["abcde", "aebcd", "e behind d", "e behind a"],
  ["abcde", "bcdea", "a first", "a behind e"],
  ["abcde", "eabcd", "e behind d", "e first"],
  ["abcdefgh", "acdbefhg", "b behind a; g behind f", "b behind d; g behind h"],
  // What is added or removed in between moves nothing.
  ["abxcde", "aebycd", "e behind d", "e behind a"],
  ["ab", "ba", "a first", "a behind b"],
])("%s → %s", (before, after, was, is) => {
  expect(movedSides(from(before), from(after))).toEqual([was, is]);
});

test.each([
  ["abc", "abc"],
  ["abc", "abcd"],
  ["", ""],
  ["", "ab"],
  // Turned around, a list says it better.
  ["abcdefgh", "hgfedcba"],
])("%s → %s: nothing, or too much", (before, after) => {
  expect(movedSides(from(before), from(after))).toBeUndefined();
});

test("a name with signs is quoted", () => {
  expect(movedSides(["a", "b c", "d"], ["b c", "a", "d"])).toEqual(["a first", 'a behind "b c"']);
});

test("what stays, stands in both in the same order", () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 12 });
  fc.assert(
    fc.property(
      names.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
      ),
      ([before, after]) => {
        const sides = movedSides(before, after);
        if (before.join("\0") === after.join("\0")) expect(sides).toBeUndefined();
        else if (sides) expect(sides[0]).not.toBe(sides[1]);
      },
    ),
  );
});
