import { describe, expect, test } from "vitest";
import { canonical } from "../../src/core/canonical/canonical.ts";
import { postgres } from "../../src/core/dialects/postgres/index.ts";
import type { Change } from "../../src/core/model/change.ts";
import { database } from "../../src/core/model/database.ts";
import { targetWords } from "../../src/core/names/names.ts";
import { review } from "../../src/core/review/review.ts";
import { judge } from "../../src/core/rules/judge.ts";
import { demandsAsMuch, sameExpression } from "../../src/core/rules/support/expression.ts";
import { undecided } from "../support/undecided.ts";

/** What no DDL of the embedded database can say: facts of other engines, and of newer versions. */
const column = (name: string, more: object = {}) => ({ name, type: "integer", nullable: true, ...more });
const table = (more: object) => ({
  kind: "table",
  schema: "a",
  name: "t",
  columns: [column("b"), column("c")],
  ...more,
});

function said(before: object[], after: object[]) {
  const side = (objects: object[]) => ({
    ...{ label: "", database: canonical(database.parse({ engine: "postgres", objects })) },
  });
  return review(side(before), side(after), undecided).findings;
}

/** `severity code target`, and why it counts less. */
function findings(before: object[], after: object[]): string[] {
  return said(before, after).map(
    ({ severity, code, target, compensatedBy }) =>
      `${severity} ${code} ${targetWords(target)}${compensatedBy ? ` because ${compensatedBy}` : ""}`,
  );
}

describe("constraints that are not enforced", () => {
  const check = { name: "c", expression: "(b > 0)" };
  const parent = { kind: "table", schema: "a", name: "p", columns: [column("x")] };
  const foreignKey = { name: "f", columns: ["b"], references: { schema: "a", name: "p", columns: ["x"] } };

  test.each([
    [{ checks: [] }, { checks: [{ ...check, enforced: false }] }, []],
    [{ checks: [{ ...check, enforced: false }] }, { checks: [check] }, ["risky check-added check c on a.t"]],
    [{ checks: [check] }, { checks: [{ ...check, enforced: false }] }, ["risky constraint-dropped check c on a.t"]],
    [{ checks: [{ ...check, enforced: false }] }, { checks: [] }, []],
    [
      { checks: [{ ...check, enforced: false }] },
      { checks: [{ ...check, expression: "(b > 1)", enforced: false }] },
      [],
    ],
    [
      { checks: [{ ...check, enforced: false }] },
      { checks: [{ ...check, expression: "(b > 1)" }] },
      ["risky check-added check c on a.t"],
    ],
    [{ checks: [{ ...check, validated: false }] }, { checks: [] }, ["risky constraint-dropped check c on a.t"]],
    [{ foreignKeys: [] }, { foreignKeys: [{ ...foreignKey, enforced: false }] }, []],
    [
      { foreignKeys: [{ ...foreignKey, enforced: false }] },
      { foreignKeys: [foreignKey] },
      ["risky foreign-key-added foreign key f on a.t"],
    ],
    [
      { foreignKeys: [foreignKey] },
      { foreignKeys: [{ ...foreignKey, enforced: false }] },
      ["risky constraint-dropped foreign key f on a.t"],
    ],
    [{ foreignKeys: [{ ...foreignKey, enforced: false }] }, { foreignKeys: [] }, []],
    [
      { checks: [{ ...check, expression: "(b IS NOT NULL)", enforced: false }] },
      { checks: [], columns: [column("b", { nullable: false }), column("c")] },
      ["risky made-not-null column a.t.b"],
    ],
    [
      { checks: [{ ...check, expression: "(b IS NOT NULL)", validated: false }] },
      {
        checks: [{ ...check, expression: "(b IS NOT NULL)", validated: false }],
        columns: [column("b", { nullable: false }), column("c")],
      },
      ["risky made-not-null column a.t.b"],
    ],
    [
      { foreignKeys: [foreignKey] },
      { foreignKeys: [{ ...foreignKey, name: "g", enforced: false }] },
      ["risky constraint-dropped foreign key f on a.t"],
    ],
  ])("%j → %j", (before, after, says) => {
    expect(findings([parent, table(before)], [parent, table(after)])).toEqual(says);
  });
});

describe("keys and indexes", () => {
  const index = { name: "i", method: "btree", key: [{ column: "b" }] };
  const unique = { name: "u", columns: ["b"] };

  test.each([
    [
      "one that another begins like, which a failed build left behind",
      { indexes: [index, { ...index, name: "j", valid: false }] },
      { indexes: [{ ...index, name: "j", valid: false }] },
      ["risky index-dropped index i on a.t"],
    ],
    [
      "a unique one that kept NULLs apart, where another does not",
      {
        indexes: [
          { ...index, unique: true, nullsNotDistinct: true },
          { ...index, name: "j", unique: true },
        ],
      },
      { indexes: [{ ...index, name: "j", unique: true }] },
      ["risky index-dropped index i on a.t"],
    ],
    [
      "a unique one that kept NULLs apart, where a primary key has none",
      { indexes: [{ ...index, unique: true, nullsNotDistinct: true }], primaryKey: { name: "k", columns: ["b"] } },
      { indexes: [], primaryKey: { name: "k", columns: ["b"] } },
      ["safe index-dropped index i on a.t because k begins with the same columns"],
    ],
    ["one that is valid again", { indexes: [{ ...index, valid: false }] }, { indexes: [index] }, []],
    [
      "of which ranges may not overlap any more",
      { uniques: [unique] },
      { uniques: [{ ...unique, withoutOverlaps: true }] },
      ["risky unique-added unique u on a.t"],
    ],
    [
      "of which ranges may overlap, while equal ones may not",
      { uniques: [{ ...unique, withoutOverlaps: true }] },
      { uniques: [unique] },
      [
        "risky unique-added unique u on a.t because u already makes them unique",
        "risky constraint-dropped unique u on a.t",
      ],
    ],
    [
      "of which ranges may not overlap, beside one of which equal ones may not be",
      { uniques: [unique] },
      { uniques: [unique, { ...unique, name: "v", withoutOverlaps: true }] },
      ["risky unique-added unique v on a.t"],
    ],
    [
      "of which ranges may not overlap, beside one that is the same of fewer columns, or ends otherwise",
      { uniques: [{ ...unique, columns: ["c", "b"], withoutOverlaps: true }] },
      {
        uniques: [
          { ...unique, columns: ["c", "b"], withoutOverlaps: true },
          { ...unique, name: "v", columns: ["b", "c"], withoutOverlaps: true },
          { ...unique, name: "w", columns: ["d", "c", "b"], withoutOverlaps: true },
        ],
        columns: [column("b"), column("c"), column("d")],
      },
      ["risky unique-added unique v on a.t", "risky unique-added unique w on a.t because u already makes them unique"],
    ],
    [
      "a column that is NOT NULL, but not validated, may have NULLs",
      { columns: [column("b", { nullable: false, options: { notNullState: "not valid" } })], uniques: [unique] },
      {
        columns: [column("b", { nullable: false, options: { notNullState: "not valid" } })],
        uniques: [unique, { ...unique, name: "v", nullsNotDistinct: true }],
      },
      ["risky unique-added unique v on a.t"],
    ],
    [
      "with which equal ranges may not be, where overlapping ones could not",
      { uniques: [{ ...unique, withoutOverlaps: true }], indexes: [] },
      { uniques: [{ ...unique, name: "v" }], indexes: [{ ...index, unique: true }] },
      [
        "risky unique-added unique v on a.t because u already makes them unique",
        "risky unique-added index i on a.t because u already makes them unique",
        "risky constraint-dropped unique u on a.t",
      ],
    ],
    [
      "of which NULLs were distinct so far",
      { uniques: [unique] },
      { uniques: [{ ...unique, nullsNotDistinct: true }] },
      ["risky unique-added unique u on a.t"],
    ],
    [
      "of which NULLs are distinct from now on",
      { uniques: [{ ...unique, nullsNotDistinct: true }] },
      { uniques: [{ ...unique, name: "v" }] },
      [
        "risky unique-added unique v on a.t because u already makes them unique",
        "risky constraint-dropped unique u on a.t",
      ],
    ],
    [
      "whose NULLs another one keeps apart",
      { uniques: [{ ...unique, nullsNotDistinct: true }] },
      {
        uniques: [{ ...unique, name: "v", columns: ["b", "c"], nullsNotDistinct: true }],
        indexes: [{ ...index, unique: true, nullsNotDistinct: true }],
      },
      [
        "risky unique-added unique v on a.t because u already makes them unique",
        "risky unique-added index i on a.t because u already makes them unique",
        "safe constraint-dropped unique u on a.t because i keeps them unique",
      ],
    ],
    [
      "of a primary key, which has no NULLs",
      { primaryKey: { name: "k", columns: ["b"] } },
      { primaryKey: { name: "k", columns: ["b"] }, uniques: [{ ...unique, nullsNotDistinct: true }] },
      ["risky unique-added unique u on a.t because k already makes them unique"],
    ],
    [
      "of which NULLs are not distinct any more",
      { uniques: [{ ...unique, columns: ["c", "b"] }], indexes: [] },
      { uniques: [{ ...unique, columns: ["b"], nullsNotDistinct: true }], indexes: [] },
      ["risky unique-added unique u on a.t", "risky constraint-dropped unique u on a.t"],
    ],
    [
      "that was left behind invalid proves nothing",
      { indexes: [{ ...index, unique: true, valid: false }] },
      { indexes: [{ ...index, unique: true, valid: false }], uniques: [unique] },
      ["risky unique-added unique u on a.t"],
    ],
    [
      "on an expression, in the words",
      { indexes: [] },
      { indexes: [{ ...index, unique: true, key: [{ expression: "lower(b)" }, { column: "c" }] }] },
      ["risky unique-added index i on a.t"],
    ],
  ])("%s", (_, before, after, says) => {
    expect(findings([table(before)], [table(after)]).filter((each) => !each.includes("column-"))).toEqual(says);
  });

  test.each([
    [
      "its generated column is computed in another way",
      { generated: { expression: "c + 1", storage: "stored" } },
      { generated: { expression: "c + 2", storage: "stored" } },
    ],
    ["its column is sorted in another way", { collation: "x" }, { collation: "y" }],
  ])("of which %s", (_, was, is) => {
    const [narrow, wide] = [
      { name: "u", columns: ["b"] },
      { name: "v", columns: ["b", "c"] },
    ];
    const state = (more: object, ...uniques: object[]) => [
      table({ columns: [column("b", more), column("c")], uniques }),
    ];
    const said = (now: object) =>
      findings(state(was, narrow), state(now, narrow, wide)).filter((each) => each.includes("unique-added"));
    expect(said(was)).toEqual(["risky unique-added unique v on a.t because u already makes them unique"]);
    expect(said(is)).toEqual(["risky unique-added unique v on a.t"]);
  });

  test("a name that another column had proves nothing", () => {
    const unique = { name: "u", columns: ["b"] };
    const state = (more: object) => canonical(database.parse({ engine: "postgres", objects: [table(more)] }));
    const [before, after] = [state({ uniques: [unique] }), state({ uniques: [{ ...unique, name: "v" }] })];
    const parent = { kind: "table", name: "t" } as const;
    const place = { schema: "a", parent };
    const renamed: Change = {
      op: "renamed",
      target: { ...place, kind: "column", name: "b" },
      from: { ...place, kind: "column", name: "c" },
      before: column("c") as never,
      after: column("b") as never,
      evidence: [],
    };
    const added: Change = {
      op: "added",
      target: { ...place, kind: "unique", name: "v" },
      after: { ...unique, name: "v" },
    };
    const proofs = (changes: Change[]) =>
      judge(changes, before, after).flatMap(({ code, compensatedBy = "nothing" }) =>
        code === "unique-added" ? compensatedBy : [],
      );
    expect(proofs([added])).toEqual(["u already makes them unique"]);
    expect(proofs([renamed, added])).toEqual(["nothing"]);
  });

  test("a new column of which NULLs are not distinct is not empty", () => {
    const now = { columns: [column("b"), column("c"), column("d")], uniques: [{ name: "u", columns: ["d"] }] };
    expect(findings([table({})], [table(now)])).toEqual([
      "risky unique-added unique u on a.t because d is new and NULL in every row",
    ]);
    const strict = { ...now, uniques: [{ name: "u", columns: ["d"], nullsNotDistinct: true }] };
    expect(findings([table({})], [table(strict)])).toEqual(["risky unique-added unique u on a.t"]);
  });
});

test("a routine that gives nothing, and one that does", () => {
  const routine = (returns?: string) => ({
    ...{ kind: "routine", schema: "a", name: "f", signature: "", form: "function", returns },
  });
  const messages = (before: object, after: object) => said([before], [after]).map(({ message }) => message);
  expect(messages(routine(), routine("integer"))[0]).toContain("returns integer instead of nothing");
  expect(messages(routine("integer"), routine())[0]).toContain("returns nothing instead of integer");
});

describe("documents and foreign tables", () => {
  const collection = { kind: "collection", schema: "a", name: "k", columns: [column("b")] };
  const foreign = { ...table({}), kind: "foreign table" };
  const policy = { name: "p", command: "all", permissive: true, roles: ["r"] };

  test.each([
    ["a collection is dropped", [collection], [], ["breaking table-dropped collection a.k"]],
    [
      "a collection is renamed",
      [{ ...collection, comment: "the same" }],
      [{ ...collection, name: "l", comment: "the same" }],
      ["breaking table-renamed collection a.l"],
    ],
    [
      "a field is never null, and another one comes",
      [collection],
      [{ ...collection, columns: [column("b", { nullable: false }), column("d", { nullable: false })] }],
      ["safe field-type-changed field a.k.b"],
    ],
    [
      "a column of a foreign table becomes wider",
      [foreign],
      [{ ...foreign, columns: [column("b", { type: "bigint" }), column("c")] }],
      ["risky foreign-table-changed column a.t.b"],
    ],
    [
      "row-level security of a foreign table is off",
      [{ ...foreign, rowSecurity: "enabled", policies: [policy] }],
      [{ ...foreign, policies: [policy] }],
      ["breaking row-security-changed foreign table a.t"],
    ],
    [
      "a foreign table is partitioned",
      [foreign],
      [{ ...foreign, partitioning: { strategy: "list", key: "b" } }],
      ["breaking table-repartitioned foreign table a.t"],
    ],
  ])("%s", (_, before, after, says) => {
    expect(findings(before, after)).toEqual(says);
  });
});

test.each(["view", "materialized view"])("a column of a %s that is never NULL is no promise", (kind) => {
  const view = (nullable: boolean) => ({
    ...{ kind, schema: "a", name: "v", definition: "x", columns: [column("b", { nullable })] },
  });
  expect(findings([view(true)], [view(false)])).toEqual([]);
});

test("a column of a view that loses its default loses nothing", () => {
  const view = (more: object) => ({
    ...{ kind: "view", schema: "a", name: "v", definition: "x", columns: [column("b", more)] },
  });
  expect(findings([view({ default: "1" })], [view({})])).toEqual([]);
});

describe("two expressions are the same", () => {
  test.each([
    ["a IS NOT NULL", "A is  not\n null", true],
    ["(a IS NOT NULL)", "a IS NOT NULL", true],
    ["( ( a IS NOT NULL ) )", "a IS NOT NULL", true],
    ["(a) IS NOT NULL", "a IS NOT NULL", false],
    ["(a) AND (b)", "a) AND (b", false],
    ["((a) AND (b))", "(a) AND (b)", true],
    ["  a ", "a", true],
    ["(')' <> a)", "')' <> a", true],
    ["('(' <> a)", "'(' <> a", true],
    ['(")" <> a)', '")" <> a', true],
    ["(a <> 'x)", "a <> 'x", false],
    ["'a' || ')'", "'a'||')'", false],
    ["()", "", true],
    ["", "", true],
    ["(", "", false],
    [")", "(", false],
    ["(')')", "')'", true],
    ["('''')", "''''", true],
    ["('' || (a))", "'' || (a)", true],
    ["a", "b", false],
  ])("%j and %j: %s", (a, b, same) => {
    expect(sameExpression(a, b)).toBe(same);
    expect(sameExpression(b, a)).toBe(same);
  });
});

describe("a condition demands as much as another", () => {
  test.each([
    ["a > 0", "a > 0", true],
    ["(a > 0) AND (b > 0)", "b > 0", true],
    ["(a > 0)", "(a > 0) AND (b > 0)", false],
    ["((a > 0) AND (b > 0)) AND (c > 0)", "(c > 0) AND (b > 0)", true],
    ['("a AND b" > 0) AND (c > 0)', '"a AND b" > 0', true],
    ['("a AND b" > 0) AND (c > 0)', 'b" > 0', false],
    ["(a <> 'x AND y') AND (c > 0)", "a <> 'x AND y'", true],
    ["a <> 'x AND b > 0'", "b > 0'", false],
    ["(a AND b) OR (c)", "b) OR (c", false],
    ["'AND' AND a", "a", true],
    ["'AND", "'AND", true],
    ["a = ANY (ARRAY['x', 'y'])", "a = ANY (ARRAY['x', 'y', 'z'])", true],
    ["a = ANY (ARRAY['x', 'w'])", "a = ANY (ARRAY['x', 'y', 'z'])", false],
    ["b = ANY (ARRAY['x'])", "a = ANY (ARRAY['x', 'y'])", false],
    ["a = ANY ((ARRAY['x'])::text[])", "a = ANY ((ARRAY['x', 'y'])::text[])", true],
    [
      "a = ANY (ARRAY[('x'::character varying)::text])",
      "a = ANY (ARRAY[('x'::character varying)::text, ('y'::character varying)::text])",
      true,
    ],
    ["a = ANY (ARRAY[('x'::character varying)::text])", "a = ANY (ARRAY[('y'::character varying)::text])", false],
  ])("%j and %j: %s", (own, wanted, is) => {
    expect(demandsAsMuch(own, wanted)).toBe(is);
  });
});

test.each([
  ["random()", true],
  ["RANDOM ( )", true],
  ["1 + random_normal(0, 1)", true],
  ["public.gen_random_uuid()", true],
  ["uuid_generate_v1mc()", true],
  ["uuidv7()", true],
  ["clock_timestamp()", true],
  ["nextval('n'::regclass)", true],
  ["now()", false],
  ["CURRENT_TIMESTAMP", false],
  ["'random()'::text", false],
  ["'it''s random()'::text", false],
  ["'a' || random()", true],
  ["'' || random() || ''", true],
  ["pseudorandom()", false],
  ["random", false],
])("the default %s differs from row to row: %s", (expression, differs) => {
  const column = { name: "b", type: "text", nullable: true, grants: [], default: expression };
  expect(postgres.rewrittenBy(column)).toBe(differs ? `default ${expression}` : undefined);
});

test("what was dropped on the way, though both sides have it", () => {
  const state = canonical(database.parse({ engine: "postgres", objects: [table({})] }));
  const side = { label: "", database: state };
  const parent = { kind: "table", name: "t" } as const;
  const { changes, findings } = review(side, side, undecided, {
    recreated: [
      { kind: "table", schema: "a", name: "t" },
      { kind: "column", schema: "a", parent, name: "b" },
    ],
  });
  expect(changes).toEqual([]);
  expect(findings.map(({ severity, code, message, advice }) => [`${severity} ${code}`, message, advice])).toEqual([
    [
      "breaking table-dropped",
      "a.t is dropped with all of its data, and another table takes its name: rows that nothing copied are lost.",
      "Change a.t as it is, or keep the old table under another name until its rows are copied and checked.",
    ],
    [
      "breaking column-dropped",
      "a.t.b is dropped with its data, and another column takes its name: values that nothing copied are lost.",
      "Change a.t.b as it is, or add the new column under another name and copy the values first.",
    ],
  ]);
});

test.each([
  ["citext", "text", "comparisons, keys and joins tell upper from lower case"],
  ["public.citext", "character varying", "comparisons, keys and joins tell upper from lower case"],
  ["text", "name", undefined],
  ["integer", "text", "comparisons, joins and functions that take numbers fail"],
  ["integer[]", "text[]", "comparisons, joins and functions that take numbers fail"],
  ["integer", "integer[]", "what reads elements of it, or compares it as a whole, fails"],
  ["uuid", "text", "comparisons, joins and functions that take values of type uuid fail"],
  ["numeric(10,2)", "numeric", undefined],
  ["date", "timestamp(3) with time zone", undefined],
  ["cidr", "inet", undefined],
  ["time with time zone", "interval", "comparisons, joins and functions that take times fail"],
])("queries that use %s, with %s: %s", (from, to, why) => {
  expect(postgres.types.breaks?.(from, to)).toBe(why);
});

test("columns in another order, of which one was dropped and made again", () => {
  const side = (...names: string[]) => ({
    label: "",
    database: canonical(
      database.parse({ engine: "postgres", objects: [table({ columns: names.map((name) => column(name)) })] }),
    ),
  });
  const again = { kind: "column", schema: "a", parent: { kind: "table", name: "t" }, name: "b" } as const;
  const codes = (...names: string[]) =>
    review(side("b", "c", "d"), side(...names), undecided, { renamed: [], recreated: [again] }).findings.map(
      ({ code }) => code,
    );
  expect(codes("c", "d", "b")).toEqual(["column-dropped"]);
  expect(codes("d", "c", "b")).toEqual(["column-dropped", "columns-reordered"]);
});

test("a finding that no statement made stands where the one file with all of the schema has its object", () => {
  const made = (line: number, kind: string, names: string[], dropped = false) => ({
    ...{ file: "schema.sql", line, endLine: line, sql: `CREATE ${kind} ${names.at(-1)} ()` },
    affected: [{ kind, names, dropped }],
  });
  const side = (...names: string[]) => ({
    label: "",
    database: canonical(
      database.parse({
        engine: "postgres",
        objects: [
          ...names.map((name) => table({ name })),
          { kind: "routine", schema: "a", name: "f", signature: "integer", form: "function", returns: names[0] },
        ],
      }),
    ),
  });
  const { findings } = review(side("t", "u"), side("u"), undecided, {
    recreated: [{ kind: "column", schema: "a", parent: { kind: "table", name: "u" }, name: "b" }],
    standing: [
      made(1, "table", ["b", "u"]),
      made(2, "table", ["a", "u"], true),
      {
        ...made(3, "table", ["a", "u"]),
        affected: [...made(3, "table", ["a", "i"]).affected, ...made(3, "table", ["a", "u"]).affected],
      },
      made(4, "table", ["a", "u"]),
      made(5, "function", ["a", "f"]),
    ],
  });
  expect(findings.map(({ code, cause }) => `${code} at ${cause?.line}`)).toEqual([
    "table-dropped at undefined",
    "column-dropped at 3",
    "routine-signature-changed at 5",
  ]);
});
