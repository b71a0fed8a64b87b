import { describe, expect, test } from "vitest";
import { objectFilter, patternProblem, watchedFilter } from "../../src/workspace/filter.ts";

const cases: [
  what: string,
  include: string[],
  exclude: string[],
  wanted: [string, string][],
  not: [string, string][],
][] = [
  ["no pattern: all", [], [], [["public", "a"]], []],
  [
    "include a schema",
    ["public.*"],
    [],
    [["public", "a"]],
    [
      ["audit", "a"],
      ["Public", "a"],
    ],
  ],
  [
    "exclude in it",
    ["public.*"],
    ["public.tmp_*"],
    [["public", "a"]],
    [
      ["public", "tmp_a"],
      ["audit", "a"],
    ],
  ],
  [
    "include in the excluded",
    ["public.*", "public.tmp_keep"],
    ["public.tmp_*"],
    [["public", "tmp_keep"]],
    [["public", "tmp_a"]],
  ],
  ["exclude alone", [], ["audit.*"], [["public", "a"]], [["audit", "a"]]],
  ["a tie goes to exclude", ["public.a"], ["public.a"], [], [["public", "a"]]],
  [
    "a name without a schema is in any",
    [],
    ["tmp_*"],
    [["public", "a"]],
    [
      ["public", "tmp_a"],
      ["b", "tmp_"],
    ],
  ],
  [
    "a name says more than a schema",
    ["shop_production.*"],
    ["tmp_*"],
    [["shop_production", "a"]],
    [["shop_production", "tmp_a"]],
  ],
  [
    "a schema with a name says more than a name",
    ["shop.orders"],
    ["orders"],
    [["shop", "orders"]],
    [["public", "orders"]],
  ],
  ["include against exclude of all", ["public.*"], ["*"], [["public", "a"]], [["audit", "a"]]],
  ["one character", ["public.log_????"], [], [["public", "log_2024"]], [["public", "log_24"]]],
  [
    "quotes",
    ['public."a.b*"', '"my.schema".*'],
    [],
    [
      ["public", "a.b*"],
      ["my.schema", "x"],
    ],
    [
      ["public", "a.bc"],
      ["my", "schema"],
    ],
  ],
  ["a doubled quote in quotes", ['"we""ird".x'], [], [['we"ird', "x"]], []],
  ["quotes beside a wildcard", ['public."log."*'], [], [["public", "log.2024"]], [["public", "logs"]]],
  ["a star spans anything, dots and lines too", ["*.*"], ["public.a*z"], [["public", "b"]], [["public", "a.\nz"]]],
  ["signs of regular expressions are plain", ["public.a+b$"], [], [["public", "a+b$"]], [["public", "aab"]]],
  ["characters of other scripts", ["größe.表*"], [], [["größe", "表1"]], [["große", "表1"]]],
];

describe("include and exclude", () => {
  test.each(cases)("%s", (_, include, exclude, wanted, not) => {
    const filter = objectFilter(include, exclude);
    expect(wanted.filter(([schema, name]) => !filter(schema, name))).toEqual([]);
    expect(not.filter(([schema, name]) => filter(schema, name))).toEqual([]);
  });

  test("the order of the patterns does not matter", () => {
    const patterns = ["public.*", "public.a*", "*", "audit.log_?"];
    for (const [schema, name] of [
      ["public", "ab"],
      ["audit", "log_1"],
      ["x", "y"],
    ] as const) {
      expect(objectFilter(patterns, ["public.abc", "a*"])(schema, name)).toBe(
        objectFilter(patterns.toReversed(), ["a*", "public.abc"])(schema, name),
      );
    }
  });

  test("stars do not make it slow", () => {
    const filter = objectFilter(["public.*a*a*a*a*a*b"], []);
    const before = performance.now();
    for (let i = 0; i < 100; i++) filter("public", "a".repeat(60));
    expect(performance.now() - before).toBeLessThan(2_000);
  });

  test.each(["", "!a", "a.b.c", "a.", ".a", '"a', "a.{b,c}", "[ab]"])("%j is refused with what to write", (pattern) => {
    expect(patternProblem(pattern)).toMatch(/write|quote|exclude/);
  });
});

test("patterns that match nothing are named, with the schemas that there are", () => {
  const { filter, warnings } = watchedFilter(["main.*"], ["rental.*", "*_old"]);
  expect(warnings()).toEqual([]);
  expect([filter("main", "orders"), filter("main", "orders_old")]).toEqual([true, false]);
  expect(warnings()).toEqual([
    {
      message: "`exclude: rental.*` matches nothing",
      remedy: "A pattern is `schema.object`; there is the schema main",
    },
  ]);
});
