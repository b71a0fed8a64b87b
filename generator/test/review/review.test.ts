import { describe, expect, test } from "vitest";
import { emptyDatabase } from "../../src/core/model/database.ts";
import type { Finding, HistoryProblem, Severity } from "../../src/core/model/finding.ts";
import { changeCounts, isQuiet, severityCounts, worstOf } from "../../src/core/review/counts.ts";
import { failOnOf, failOnWords, fails } from "../../src/core/review/gate.ts";
import { applyIgnores, type Ignore, isHistoryKept } from "../../src/core/review/ignore.ts";
import { isPartial, isPartialReport } from "../../src/core/review/partial.ts";
import { review } from "../../src/core/review/review.ts";
import { databaseOf, table } from "../support/history.ts";
import { undecided } from "../support/undecided.ts";

const finding = (severity: Severity, target: Finding["target"], code = "some"): Finding => ({
  ...{ code, severity, target, does: "is so", message: "It is so.", advice: "Do that." },
});
const inTable = (name: string) => ({
  kind: "column" as const,
  schema: "shop",
  parent: { kind: "table" as const, name },
  name: "id",
});

test("findings are counted by severity, the worst first", () => {
  const [a, b] = [finding("safe", inTable("a")), finding("breaking", inTable("a"))];
  expect(severityCounts([])).toBe("");
  expect(severityCounts([a])).toBe("1 safe");
  expect(severityCounts([a, b, a, finding("risky", inTable("a"))])).toBe("1 breaking, 1 risky, 2 safe");
  expect([[], [a], [a, finding("risky", inTable("a"))], [a, b]].map(worstOf)).toEqual([
    ...[undefined, "safe", "risky", "breaking"],
  ]);
});

test("changes are counted, and the objects that they are of", () => {
  const all = (before: Parameters<typeof databaseOf>, after: Parameters<typeof databaseOf>) =>
    changeCounts({
      changes: review(
        { label: "", database: databaseOf(...before) },
        { label: "", database: databaseOf(...after) },
        undecided,
      ).changes,
      findings: [],
    });
  expect(all([], [])).toBe("No net changes");
  expect(all([], [table("a", ["id integer"])])).toBe("1 change to 1 object");
  const [old, now] = [table("a", ["id integer", "b text"]), table("a", ["id bigint", "c date"])];
  expect(all([old, table("z", ["id integer"])], [now])).toBe("4 changes to 2 objects");
  const parts = table("a", ["id integer", "b text", "d text", "e text"]);
  expect(all([old], [parts])).toBe("2 changes to 1 object");
  const keyed = table("a", ["id integer", "c text"], { uniques: [{ name: "one", columns: ["c"] }] });
  expect(all([old], [keyed])).toBe("3 changes to 1 object");
});

test("what belongs to no schema is counted apart from objects", () => {
  const of = (...targets: object[]) =>
    changeCounts({ changes: targets.map((target) => ({ op: "added", target, after: {} })) as never, findings: [] });
  const apart = [
    ...["schema", "extension", "event trigger", "server", "publication", "default privilege", "other object"],
    "database",
  ];
  const table = { kind: "table", schema: "a", name: "t" };
  const grant = (kind: string) => ({ kind: "grant", parent: { kind, name: "x" }, name: "reader" });
  for (const kind of apart) {
    expect(of({ kind, name: "x" })).toBe(`1 change to 1 ${kind}`);
    expect(of({ kind, name: "x" }, { kind, name: "y" })).toBe(`2 changes to 2 ${kind}s`);
    expect(of({ kind, name: "x" }, table)).toBe(`2 changes to 1 object and 1 ${kind}`);
    expect(of({ kind, name: "x" }, grant(kind))).toBe(`2 changes to 1 ${kind}`);
  }
  const all = apart.map((kind) => ({ kind, name: "x" }));
  expect(of(...all, table, { ...table, name: "u" })).toBe(
    "10 changes to 2 objects, 1 schema, 1 extension, 1 event trigger, 1 server, 1 publication, 1 default privilege, 1 other object and 1 database",
  );
});

test("nothing is said where nothing changed and nothing is wrong", () => {
  const wrong = finding("safe", inTable("a"));
  const change = { op: "added" } as never;
  const quiet = [
    { changes: [], findings: [] },
    { changes: [change], findings: [] },
    { changes: [], findings: [wrong] },
  ].map(isQuiet);
  expect(quiet).toEqual([true, false, false]);
  expect(changeCounts({ changes: [], findings: [wrong] })).toBe("No net changes");
  const failed = finding("breaking", inTable("a"), "statement-fails");
  expect(changeCounts({ changes: [], findings: [failed] })).toBe("0 changes before the statement that fails");
});

test.each([
  ["breaking", "never", false],
  ["breaking", "breaking", true],
  ["breaking", "risky", true],
  ["breaking", "safe", true],
  ["risky", "breaking", false],
  ["risky", "risky", true],
  ["risky", "safe", true],
  ["safe", "breaking", false],
  ["safe", "risky", false],
  ["safe", "safe", true],
] as const)("one %s finding, and it fails on %s: %s", (severity, failOn, failed) => {
  const set = review(
    { label: "", database: emptyDatabase("any") },
    { label: "", database: emptyDatabase("any") },
    undecided,
  );
  const found = finding(severity, inTable("a"));
  expect(fails({ ...set, findings: [found] }, failOn)).toBe(failed);
  expect(fails({ ...set, findings: [found, found] }, failOn)).toBe(failed);
  expect(fails(set, failOn)).toBe(false);
});

test("the words for what it fails on, of which none is never", () => {
  expect(failOnWords).toEqual(["breaking", "risky", "safe", "any", "never"]);
  for (const word of failOnWords) expect(failOnOf(word)).toBe(word);
  expect(failOnOf(undefined)).toBe("never");
  for (const word of ["Breaking", "", "true", 1]) {
    expect(() => failOnOf(word)).toThrow(
      expect.objectContaining({
        message: "--fail-on does not know that word",
        exitCode: 2,
        hint: "Use one of: breaking, risky, safe, any, never.",
      }),
    );
  }
});

test("it fails on any change", () => {
  const [none, one] = [databaseOf(), databaseOf(table("a", ["id integer"]))];
  const of = (database: typeof one) => review({ label: "", database: none }, { label: "", database }, undecided);
  expect(fails(of(one), "any")).toBe(true);
  expect(fails(of(none), "any")).toBe(false);
  expect(of(one).findings).toEqual([]);
});

describe("ignores", () => {
  const asked: string[] = [];
  const ignore = (code: string, object: string | undefined, reason = "so"): Ignore => ({
    ...{ code, object, reason },
    matches: (schema, name) => {
      asked.push(`${schema}.${name}`);
      return `${schema}.${name}` === object;
    },
  });
  const [a, b] = [finding("safe", inTable("a")), finding("risky", inTable("b"))];

  test("take findings out by code and object, with the first reason", () => {
    const list = [ignore("other", "shop.a", "no"), ignore("some", "shop.a", "one"), ignore("some", "shop.a", "two")];
    expect(applyIgnores([a, b], list)).toEqual({
      findings: [b],
      ignored: [{ ...a, reason: "one" }],
      unused: [{ code: "other", object: "shop.a", reason: "no" }],
    });
  });

  test("without an object are about all", () => {
    expect(applyIgnores([a, b], [ignore("some", undefined)])).toEqual({
      findings: [],
      ignored: [
        { ...a, reason: "so" },
        { ...b, reason: "so" },
      ],
      unused: [],
    });
    const { unused } = applyIgnores([], [ignore("some", undefined)]);
    expect(unused).toEqual([{ code: "some", reason: "so" }]);
    expect(Object.keys(unused[0] ?? {})).toEqual(["code", "reason"]);
  });

  test.each([
    [{ kind: "table", schema: "shop", name: "a" }, "shop.a"],
    [{ kind: "extension", name: "pg_trgm" }, ".pg_trgm"],
    [{ kind: "routine", schema: "shop", name: "f(integer, text)" }, "shop.f"],
    [{ kind: "grant", schema: "shop", parent: { kind: "routine", name: "f(\n)" }, name: "clerk" }, "shop.f"],
    [{ kind: "table", schema: "shop", name: "a(b)" }, "shop.a(b)"],
    [{ kind: "index", schema: "shop", parent: { kind: "table", name: "a" }, name: "i" }, "shop.a"],
  ] as const)("ask for %o by schema and name", (target, name) => {
    asked.length = 0;
    expect(applyIgnores([finding("safe", target)], [ignore("some", name)]).ignored).toHaveLength(1);
    expect(asked).toEqual([name]);
  });
});

test("a review says what it compared, what changed, what is wrong, and what was decided", () => {
  const [before, after] = [databaseOf(table("a", ["id integer", "b text"])), databaseOf(table("a", ["id integer"]))];
  const ignores: Ignore[] = [
    { code: "column-dropped", object: "public.a", reason: "unused", matches: () => true },
    { code: "table-dropped", reason: "never", matches: () => true },
  ];
  const set = review(
    { label: "old", version: "1", database: before },
    { label: "new", database: after },
    {
      ...{ connection: "shop", renames: [], ignores },
    },
  );
  const { changes, ignored, ...rest } = set;
  expect(rest).toEqual({
    connection: "shop",
    engine: "postgres",
    before: { label: "old", version: "1" },
    after: { label: "new" },
    findings: [],
    unusedIgnores: [{ code: "table-dropped", reason: "never" }],
  });
  expect(ignored.map(({ code, reason }) => [code, reason])).toEqual([["column-dropped", "unused"]]);
  expect(changes.map(({ op, target }) => [op, target.name])).toEqual([["removed", "b"]]);
  const plain = review({ label: "old", database: before }, { label: "new", database: after }, undecided);
  expect(Object.keys(plain)).toEqual(["engine", "before", "after", "changes", "findings", "ignored", "unusedIgnores"]);
  expect(Object.keys(plain.before)).toEqual(["label"]);
  expect(plain.findings.map(({ code }) => code)).toEqual(["column-dropped"]);
});

test("a review heeds what people decided about renames", () => {
  const [before, after] = [databaseOf(table("a", ["b text"])), databaseOf(table("a", ["c text"]))];
  const renames = [{ schema: "public", object: "a", column: "c", from: "b", accepted: true }];
  const set = review({ label: "", database: before }, { label: "", database: after }, { renames, ignores: [] });
  expect(set.findings.map(({ code }) => code)).toEqual(["column-renamed"]);
});

test("the worst findings stand first", () => {
  const [before, after] = [
    databaseOf(table("a", ["id integer", "b text"]), table("z", ["id integer"])),
    databaseOf(table("a", ["id bigint"])),
  ];
  const { findings } = review({ label: "", database: before }, { label: "", database: after }, undecided);
  expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    "breaking table-dropped",
    "breaking column-dropped",
    "risky column-type-rewritten",
  ]);
});

const cause = (line: number) => ({ file: "db/2.sql", line, endLine: line, statement: "SELECT 1" });
const removed: HistoryProblem = {
  what: "removed",
  severity: "risky",
  does: "no tool undoes it",
  file: "db/1.sql",
  more: 0,
};

test("what was refused is found as well, the worst first, and that the way ends halfway can't be ignored", () => {
  const [before, after] = [databaseOf(table("a", ["id integer", "b text"])), databaseOf(table("a", ["id integer"]))];
  const set = review(
    { label: "old", version: "1", database: before },
    { label: "new", version: "2", database: after },
    { ...undecided, ignores: [{ code: "statement-fails", reason: "no", matches: () => true }] },
    undefined,
    {
      failed: { cause: cause(5), reason: "no such column", from: 5, isLast: true, isCompared: true },
      refused: [{ cause: cause(2), reason: "Not here", opens: "The tool opens one", instead: "Ask for none." }],
      history: [removed],
    },
  );
  expect(set.findings.map(({ code, cause }) => `${code} at ${cause?.line}`)).toEqual([
    "statement-fails at 5",
    "not-in-transaction at 2",
    "column-dropped at undefined",
    "migration-removed at undefined",
  ]);
  expect(set.findings[1]).toEqual({
    ...{ code: "not-in-transaction", does: "fails in its transaction", severity: "breaking" },
    target: { kind: "migration", name: "db/2.sql" },
    message:
      "The tool opens one, and there this statement fails: “Not here”. The other findings judge the file as if it ran without that transaction.",
    advice: "Ask for none.",
    cause: cause(2),
  });
  expect([set.before, set.after]).toEqual([{ label: "old", version: "1" }, { label: "new" }]);
  expect(set.unusedIgnores).toEqual([{ code: "statement-fails", reason: "no" }]);
  expect(fails(set, "never")).toBe(true);
  expect(changeCounts(set)).toBe("1 change to 1 object before the statement that fails");
});

test.each([
  [{ from: 5, isLast: true, isCompared: true }, "“no such column”."],
  [
    { from: 5, isLast: false, isCompared: true },
    "“no such column”. What comes after it does not run, and is not judged.",
  ],
  [
    { from: 4, isLast: false, isCompared: true },
    "“no such column”. Its transaction, which begins in line 4, is rolled back, and not judged. What comes after it does not run, and is not judged.",
  ],
  [
    { from: 5, isLast: false, isCompared: false },
    "“no such column”. The base's own migrations can't be applied any more, so nothing else on this branch is judged.",
  ],
])("a statement that fails, %j", (way, message) => {
  const finding = (more: object) => {
    const failed = { cause: cause(5), reason: "no such column", ...way, ...more };
    return review({ label: "", database: databaseOf() }, { label: "", database: databaseOf() }, undecided, undefined, {
      failed,
    }).findings;
  };
  expect(finding({ advice: "Write it." })).toEqual([
    {
      ...{ code: "statement-fails", does: "fails", severity: "breaking" },
      target: { kind: "migration", name: "db/2.sql" },
      message: `This statement fails: ${message}`,
      advice: "Write it.",
      cause: cause(5),
    },
  ]);
  expect(finding({})[0]?.advice).toBe("Correct it: whoever applies this migration gets the same error.");
});

test("databases keep what old migrations made: what is judged begins there, what is shown does not", () => {
  const [none, one] = [databaseOf(), databaseOf(table("a", ["id integer"]))];
  const set = review({ label: "", database: none }, { label: "", database: none }, undecided, undefined, { from: one });
  expect([set.changes, set.findings.map(({ code }) => code)]).toEqual([[], ["table-dropped"]]);
  const column = (nullable: boolean) => ({ columns: [{ name: "b", type: "text", nullable }] });
  const checked = databaseOf(
    table("a", [], { ...column(true), checks: [{ name: "c", expression: "(b IS NOT NULL)" }] }),
  );
  const strict = databaseOf(table("a", [], column(false)));
  const { findings } = review({ label: "", database: none }, { label: "", database: strict }, undecided, undefined, {
    from: checked,
  });
  expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toContain("safe made-not-null");
});

test("history counts unless its rule is ignored, and only what is changed or deleted of it", () => {
  const ignore = (code: string): Ignore => ({ code, reason: "not released", matches: () => true });
  const edited: HistoryProblem = {
    what: "edited",
    severity: "risky",
    does: "it has run",
    file: "db/1.sql",
    cause: cause(1),
  };
  const late: HistoryProblem = { ...edited, what: "out of order", other: "db/3.sql" };
  expect(isHistoryKept(undefined, [])).toBe(false);
  expect(isHistoryKept([late], [])).toBe(false);
  expect([edited, removed].map((each) => isHistoryKept([late, each], []))).toEqual([true, true]);
  expect(isHistoryKept([edited, removed], [ignore("migration-edited")])).toBe(true);
  expect(isHistoryKept([edited, removed], [ignore("migration-edited"), ignore("migration-removed")])).toBe(false);
});

test("a verdict holds for a part where something was not judged, or migrations were moved", () => {
  const [known, unjudged] = [{ message: "x" }, { message: "y", unjudged: true as const }];
  const connection = (...warnings: (typeof known | typeof unjudged)[]) => ({ warnings }) as never;
  expect([[], [known], [known, unjudged]].map((all) => isPartial(connection(...all)))).toEqual([false, false, true]);
  const report = (more: object) => isPartialReport({ connections: [connection(known)], ...more } as never);
  expect(report({})).toBe(false);
  expect(report({ settings: { moved: [] } })).toBe(false);
  expect(report({ settings: { moved: [{}] } })).toBe(true);
  expect(report({ connections: [connection(), connection(unjudged)] })).toBe(true);
});
