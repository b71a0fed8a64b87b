import "../support/seed.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inferred, merge, newInference } from "../../src/core/inference/index.ts";
import { hostileNames } from "../support/arbitrary-database.ts";
import { fits } from "./fits.ts";
import { inferAll, of, told, typeNames } from "./support.ts";

const leaf = fc.oneof(
  fc.constantFrom(null, true, 1, 2, 1.5, new Date(0)),
  fc.string({ maxLength: 4 }),
  fc.constantFrom("a", "b", "c"),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { weight: 6, arbitrary: leaf },
    { weight: 1, arbitrary: fc.array(tie("value"), { maxLength: 3 }) },
    { weight: 2, arbitrary: fc.dictionary(nameOf(), tie("value"), { maxKeys: 3 }) },
  ),
}));
function nameOf(): fc.Arbitrary<string> {
  const ids = fc.oneof(fc.uuid(), fc.integer().map(String), fc.constantFrom("en", "de", "pt-BR", "2024-01-31"));
  const odd = fc.constantFrom(...hostileNames, "<key>", "$set", "a.b");
  const ordinary = fc.constantFrom("_id", "name", "kind", "items", "size", "to");
  return fc.oneof({ weight: 8, arbitrary: ordinary }, { weight: 2, arbitrary: ids }, odd);
}
const documents = fc.array(fc.dictionary(nameOf(), value, { maxKeys: 6 }), { maxLength: 40 });

describe("whatever the documents", () => {
  test("their order does not matter", () => {
    fc.assert(
      fc.property(documents, fc.infiniteStream(fc.nat()), (all, random) => {
        const shuffled = [...all].map((one) => ({ one, at: random.next().value ?? 0 }));
        const other = shuffled.sort((a, b) => a.at - b.at).map(({ one }) => one);
        expect(of(other)).toEqual(of(all));
      }),
    );
  });

  test("merging what was inferred of parts is inferring all of them, in any order and grouping", () => {
    fc.assert(
      fc.property(documents, documents, documents, (a, b, c) => {
        const [ab, bc, abc, cab] = Array.from({ length: 4 }, () => newInference(typeNames));
        if (!ab || !bc || !abc || !cab) throw new Error("four were made");
        for (const part of [b, c]) merge(bc, inferAll(part));
        for (const part of [inferAll(a), bc]) merge(abc, part);
        for (const part of [a, b]) merge(ab, inferAll(part));
        for (const part of [inferAll(c), ab]) merge(cab, part);
        const whole = of([...a, ...b, ...c]);
        expect(inferred(abc, null)).toEqual(whole);
        expect(inferred(cab, null)).toEqual(whole);
      }),
    );
  });

  test("every one of them fits what was inferred", () => {
    fc.assert(
      fc.property(documents, (all) => {
        const { columns } = of(all);
        for (const document of all) if (!fits(columns, document)) throw new Error(JSON.stringify([document, columns]));
      }),
    );
  });

  test("inferring the same once more changes nothing, and neither do more of the same", () => {
    fc.assert(
      fc.property(documents, (all) => {
        const first = of(all);
        expect(of(all, first)).toEqual(first);
      }),
    );
  });

  test("nothing of their values comes out", () => {
    const canary = "c4n4ry";
    const marked = (part: unknown): unknown => {
      if (Array.isArray(part)) return part.map(marked);
      if (typeof part === "string") return `${canary}${part}`;
      if (typeof part !== "object" || part === null || part instanceof Date) return part;
      return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, marked(inner)]));
    };
    fc.assert(
      fc.property(documents, (all) => {
        const result = of(all.map((one) => marked(one) as object));
        expect(JSON.stringify(result)).not.toContain(canary);
      }),
    );
  });
});

test("too many names make a map, in whatever order and parts they come", () => {
  const one = (from: number, count: number) =>
    inferAll(
      Array.from({ length: count }, (_, index) => ({ bag: { [`name${word(from + index)}`]: { x: index % 7 } } })),
    );
  const [all, left, right, none] = [one(0, 21_000), one(0, 9_000), one(9_000, 12_000), inferAll([])];
  for (const part of [right, left]) merge(none, part);
  expect(told(inferred(all, null).columns)).toBe("bag object always\n  <key> object\n    x int always");
  expect(inferred(none, null)).toEqual(inferred(all, null));
});

/** Letters that are different for each number, and no word of data by themselves. */
function word(number: number): string {
  const letters = "abcdefghij";
  return [...String(number)].map((digit) => letters[Number(digit)]).join("");
}
