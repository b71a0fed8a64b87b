import { describe, expect, test } from "vitest";
import { canonical } from "../../src/core/canonical/canonical.ts";
import { changedProperties, equal } from "../../src/core/diff/equal.ts";
import { diff } from "../../src/core/diff/index.ts";
import { normalName, similarNames } from "../../src/core/diff/renames/similar-names.ts";
import { parseReference, sameButNames } from "../../src/core/diff/same-but-names.ts";
import { sameOrder } from "../../src/core/diff/walk/compare-lists.ts";
import { database } from "../../src/core/model/database.ts";

describe("code is the same but for names", () => {
  const became = (old: string, now: string) => old === "state" && now === "status";

  test.each([
    ["a + 1", "a + 1", true],
    ["a+1", "a  +\n 1", true],
    ["a+1", "a+2", false],
    ["a", "a b", false],
    ["a b", "a", false],
    ["", "", true],
    ["", "a", false],
    ["state = 1", "status = 1", true],
    ["status = 1", "state = 1", false],
    ["lower(state)", "lower( status )", true],
    ['"state" = 1', "status = 1", true],
    ["state = 1", '"status" = 1', true],
    ['"sta""te" = 1', "status = 1", false],
    ["state = 'state'", "status = 'state'", true],
    ["state = 'state'", "status = 'status'", false],
    ["x = 'it''s state'", "x = 'it''s  state'", false],
    ["$$state$$ || state", "$$state$$ || status", true],
    ["$a$ state $a$", "$a$ status $a$", false],
    ["$$ state", "$$ status", false],
    ["statement", "statusment", false],
    ["a.state + b.state", "a.status + b.status", true],
    ["a12", "a 12", false],
    ["1 2", "12", false],
    ["größe_state", "größe_status", false],
    ["SELECT state FROM t", "SELECT status AS state FROM t", true],
    ["SELECT state FROM t", "SELECT status as state FROM t", true],
    ["SELECT state FROM t", "SELECT status AS other FROM t", false],
    ["SELECT state AS status FROM t", "SELECT status FROM t", true],
    ["SELECT state AS other FROM t", "SELECT status FROM t", false],
    ["SELECT state AS s FROM t", "SELECT status AS s FROM t", true],
    ["SELECT state AS state FROM t", "SELECT status AS state FROM t", true],
    ["SELECT state", "SELECT status AS", false],
  ])("%s and %s: %s", (before, after, same) => {
    expect(sameButNames(before, after, became)).toBe(same);
  });

  test("quotes within a quoted name are one", () => {
    expect(sameButNames('"a""b"', "c", (old, now) => old === 'a"b' && now === "c")).toBe(true);
    expect(sameButNames('"a"', "b", (old, now) => old === '"a"' && now === "b")).toBe(false);
  });
});

describe("code is the same but for several names", () => {
  const became = (old: string, now: string) => ["state status", "o p", "a b"].includes(`${old} ${now}`);

  test.each([
    ["SELECT o.state FROM o", "SELECT p.status FROM p", true],
    ["SELECT o.state FROM o", "SELECT p.status FROM q", false],
    ["SELECT o.state FROM o", "SELECT p.status FROM p WHERE x", false],
    ["SELECT state, x FROM t", "SELECT status AS state, x FROM t", true],
    ["SELECT state, x FROM t", "SELECT status AS state, y FROM t", false],
    ["SELECT state AS status, x FROM t", "SELECT status, x FROM t", true],
    // The view's own column is another.
    ["SELECT t.a, t.x FROM t", "SELECT t.a AS b, t.x FROM t", true],
    ["SELECT t.c, t.x FROM t", "SELECT t.c AS b, t.x FROM t", false],
    ["SELECT t.a, t.x FROM t", "SELECT t.a AS b, t.y FROM t", false],
    ["SELECT t.b AS a, t.x FROM t", "SELECT t.b, t.x FROM t", true],
    ["SELECT t.c AS a, t.x FROM t", "SELECT t.c, t.x FROM t", false],
    ["SELECT t.b AS a, t.x FROM t", "SELECT t.b, t.y FROM t", false],
    ["SELECT t.b AS a FROM t", "SELECT t.b FROM t", true],
    ["x = 'state'", "x = status", false],
    ["x = state", "x = 'status'", false],
  ])("%s and %s: %s", (before, after, same) => {
    expect(sameButNames(before, after, became)).toBe(same);
  });

  test("and literals that mean the same", () => {
    const asked: unknown[] = [];
    const same = (...each: unknown[]) => asked.push(each) > 0;
    expect(sameButNames("a = 'it''s'::shop.mood", "b = 'new'::shop.\"Mood\"", (old) => old !== "it's", same)).toBe(
      true,
    );
    expect(asked).toEqual([["it's", "new", { schema: "shop", name: "Mood" }]]);
  });
});

test.each([
  ["shop.orders", { schema: "shop", name: "orders" }],
  ['"a.b"."c""d"', { schema: "a.b", name: 'c"d' }],
  ["shop.orders.id", undefined],
  ["shop,orders", undefined],
  ["orders", undefined],
  ["shop.", undefined],
  ["", undefined],
])("the reference %j is %j", (text, reference) => {
  expect(parseReference(text)).toEqual(reference);
});

describe("two names are spellings of one", () => {
  test.each([
    ["state", "State", true],
    ["order_id", "orderId", true],
    ["order id", "ORDER-ID", true],
    ["idOrder", "order_id", true],
    ["ID_ORDER", "order_id", true],
    ["ab_c", "a_bc", true],
    ["ab", "c_ab", false],
    ["abc_d", "d_ab_c", false],
    ["__", "--", false],
    ["", "a", false],
    ["größe", "GRÖSSE", false],
    ["größe", "Größe", true],
    ["abcd", "abce", false],
    ["abcde", "abcdf", true],
    ["abcd", "abcde", true],
    ["abcde", "abcd", true],
    ["bcde", "abcde", true],
    ["abde", "abcde", true],
    ["abcde", "abde", true],
    ["abcdef", "abcd", false],
    ["abcd", "abcdef", false],
    ["xbcde", "abcde", true],
    ["abxde", "abyde", true],
    ["abxxe", "abyye", false],
    ["adress", "addres", false],
    ["abdce", "abcde", true],
    ["bacde", "abcde", true],
    ["abced", "abcde", true],
    ["abdcx", "abcde", false],
    ["abdxe", "abcde", false],
    ["abxce", "abcde", false],
    ["abxye", "abyze", false],
    ["abxye", "abzxe", false],
    ["cbade", "abcde", false],
    ["adcbe", "abcde", false],
    ["bcade", "abcde", false],
    ["line10", "line1", false],
    ["line01", "line10", false],
    ["1line", "line1", false],
    ["linea1", "lineb1", true],
    ["abcde", "abcde", true],
  ])("%s and %s: %s", (before, after, same) => {
    expect(similarNames(before, after)).toBe(same);
    expect(similarNames(after, before)).toBe(same);
  });

  test("a name without case and separators", () => {
    expect(normalName("Straße-Nr_12 x")).toBe("straßenr12x");
  });
});

describe("values are equal", () => {
  test.each([
    [1, 1, true],
    [1, 2, false],
    ["a", 1, false],
    [null, undefined, false],
    [null, {}, false],
    [{}, null, false],
    [{}, "a", false],
    ["a", {}, false],
    [[], {}, false],
    [{}, [], false],
    [[1, 2], [1, 2], true],
    [[1, 2], [2, 1], false],
    [[1], [1, 1], false],
    [[1, 1], [1], false],
    [[1], [2], false],
    [["a"], { 0: "a" }, false],
    [{ 0: "a" }, ["a"], false],
    [{ length: 0 }, [], false],
    [{ a: 1 }, { a: 1, b: undefined }, true],
    [{ a: 1, b: undefined }, { a: 1 }, true],
    [{ a: undefined }, {}, true],
    [{ a: undefined }, { b: 1 }, false],
    [{ a: 1 }, { b: 1 }, false],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: 1, b: 2 }, { a: 1 }, false],
    [{ a: { b: [{ c: 1 }] } }, { a: { b: [{ c: 1 }] } }, true],
    [{ a: { b: [{ c: 1 }] } }, { a: { b: [{ c: 2 }] } }, false],
  ])("%o and %o: %s", (before, after, same) => {
    expect(equal(before, after)).toBe(same);
    expect(equal(after, before)).toBe(same);
  });

  const anything = () => true;
  const nothing = () => false;
  const code = [
    "bound",
    "default",
    "definition",
    "expression",
    "key",
    "predicate",
    "using",
    "when",
    "where",
    "withCheck",
  ];

  test.each(code)("%s holds code, which may say the same in other words", (name) => {
    expect(equal({ [name]: "a" }, { [name]: "b" }, anything)).toBe(true);
    expect(equal({ [name]: "a" }, { [name]: "b" }, nothing)).toBe(false);
    expect(equal({ [name]: "a" }, { [name]: "b" })).toBe(false);
    expect(equal([{ x: { [name]: "a" } }], [{ x: { [name]: "b" } }], anything)).toBe(true);
    expect(equal({ [name]: "a" }, { [name]: 1 }, anything)).toBe(false);
    expect(equal({ [name]: 1 }, { [name]: "a" }, anything)).toBe(false);
    expect(equal({ [name]: "a" }, {}, anything)).toBe(false);
    expect(changedProperties({ [name]: "a" }, { [name]: "b" }, new Set(), anything)).toEqual([]);
  });

  test.each(["name", "type", "comment", "body", "strategy", "method", "language", "signature", "collation"])(
    "%s holds no code",
    (name) => {
      expect(equal({ [name]: "a" }, { [name]: "b" }, anything)).toBe(false);
    },
  );

  test("the properties that differ, sorted, without some", () => {
    const [before, after] = [
      { z: 1, a: 1, same: 1, gone: 1, left: 1, none: undefined },
      { z: 2, a: 2, same: 1, come: 1, left: 2, nil: undefined, late: 1 },
    ];
    expect(changedProperties(before, after, new Set(["left", "late"]))).toEqual(["a", "come", "gone", "z"]);
  });
});

test.each([
  [[], [], true],
  [["a", "b"], ["a", "b"], true],
  [["a", "b"], ["b", "a"], false],
  [["a", "b"], ["a", "x", "b"], true],
  [["a", "x", "b"], ["a", "b"], true],
  [["a", "b", "c"], ["x", "b", "a"], false],
  [["a", "b"], ["b"], true],
  [["a", "b"], ["x", "y"], true],
  [["a"], [], true],
])("the order of %o and %o is the same: %s", (before, after, same) => {
  expect(sameOrder(before, after)).toBe(same);
});

describe("a crowd tells nothing about which became which", () => {
  /** Columns of types that differ from each other, but for the last. */
  const wide = (prefix: string, count: number, type: string) =>
    canonical(
      database.parse({
        engine: "any",
        objects: [
          {
            ...{ kind: "table", schema: "a", name: "t" },
            columns: [
              { name: `${prefix}_renamed`, type: "the same", nullable: true, comment: "the same" },
              ...Array.from({ length: count - 1 }, (_, at) => ({
                ...{ name: `${prefix}${at}`, type: `${type}${at}`, nullable: true },
              })),
            ],
          },
        ],
      }),
    );
  const renamedOf = (before: number, after: number, renames: Parameters<typeof diff>[2] = {}) =>
    diff(wide("old", before, "a"), wide("new", after, "b"), renames).filter(({ op }) => op === "renamed").length;

  test("40,000 pairs of columns are looked at, more are not", () => {
    expect(renamedOf(200, 200)).toBe(1);
    expect(renamedOf(221, 181)).toBe(0);
  });

  test("what a person decided holds there too", () => {
    const decision = { schema: "a", object: "t", column: "new_renamed", from: "old_renamed", accepted: true };
    expect(renamedOf(221, 181, { renames: [decision] })).toBe(1);
  });
});
