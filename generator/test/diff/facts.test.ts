import { describe, expect, test } from "vitest";
import { canonical } from "../../src/core/canonical/canonical.ts";
import { diff } from "../../src/core/diff/index.ts";
import type { Change } from "../../src/core/model/change.ts";
import { type Database, database } from "../../src/core/model/database.ts";
import { targetWords } from "../../src/core/names/names.ts";

/** What no DDL of the embedded database can say: documents, and the database itself. */
const of = (objects: object[], more: object = {}): Database =>
  canonical(database.parse({ engine: "any", objects, ...more }));
const line = (change: Change) =>
  `${change.op} ${targetWords(change.target)}${change.op === "modified" ? `: ${change.changed.join(", ")}` : ""}`;

describe("fields of documents", () => {
  const field = (name: string, more: object = {}) => ({ name, type: "object", nullable: true, ...more });
  const documents = (...fields: object[]) => of([{ kind: "collection", schema: "a", name: "k", columns: fields }]);
  const place = (...fields: object[]) => documents(field("place", { fields }));

  test.each([
    ["come to be", documents(field("place")), place(field("zip")), ["added field a.k.place.zip"]],
    ["go", place(field("zip")), documents(field("place")), ["removed field a.k.place.zip"]],
    [
      "change, by their path",
      place(field("geo", { fields: [field("lat", { presence: "always" })] })),
      place(field("geo", { fields: [field("lat", { presence: "rarely" }), field("lon")] })),
      ["modified field a.k.place.geo.lat: presence", "added field a.k.place.geo.lon"],
    ],
    [
      "have an order",
      place(field("a"), field("b")),
      place(field("b"), field("a")),
      ["modified field a.k.place: order"],
    ],
    [
      "change beside what they are in",
      documents(field("place", { comment: "x", fields: [field("zip")] })),
      documents(field("place", { comment: "y", fields: [field("zip", { nullable: false })] })),
      ["modified field a.k.place: comment", "modified field a.k.place.zip: nullable"],
    ],
  ])("%s", (_, before, after, changes) => {
    expect(diff(before, after).map(line)).toEqual(changes);
    expect(diff(before, structuredClone(before))).toEqual([]);
  });
});

test("shapes of documents are a property of their collection, and follow a field that is renamed", () => {
  const payments = (iban: string, more: string[] = []) =>
    of([
      {
        ...{ kind: "collection", schema: "a", name: "k" },
        columns: ["_id", iban, "kind"].map((name) => ({
          name,
          type: name,
          types: [name === iban ? "x" : name, "y"],
          nullable: true,
        })),
        discriminator: ["kind"],
        shapes: [{ name: "BANK#", columns: [iban, ...more] }, { columns: [] }],
      },
    ]);
  expect(diff(payments("iban"), payments("iban", ["bic"])).map(line)).toEqual(["modified collection a.k: shapes"]);
  const type = (database: Database) =>
    JSON.parse(
      JSON.stringify(database).replaceAll('"type":"iban"', '"type":"x"').replaceAll('"type":"account"', '"type":"x"'),
    );
  expect(diff(type(payments("iban")), type(payments("account"))).map(line)).toEqual(["renamed field a.k.account"]);
});

test("a column of the same name is the same, whatever seen types say; a renamed one has them", () => {
  const seen = (name: string, types: string[]) =>
    of([
      {
        ...{ kind: "collection", schema: "a", name: "k" },
        columns: [
          { name: "x", type: "any", nullable: true },
          { name, type: "any", types, nullable: true },
          { name: "z", type: "any", nullable: true },
        ],
      },
    ]);
  expect(diff(seen("a", ["int", "text"]), seen("b", ["int", "text"])).map(line)).toEqual(["renamed field a.k.b"]);
  expect(diff(seen("a", ["int", "text"]), seen("b", ["int"])).map(({ op }) => op)).toEqual(["removed", "added"]);
  expect(diff(seen("a", ["int", "text"]), seen("a", ["int"])).map(line)).toEqual(["modified field a.k.a: types"]);
});

test("the database itself: its engine and its comment", () => {
  const changes = diff(of([], { comment: "one" }), of([], { engine: "other", comment: "two" }));
  expect(changes).toEqual([
    {
      op: "modified",
      target: { kind: "database", name: "database" },
      changed: ["comment", "engine"],
      before: { engine: "any", comment: "one" },
      after: { engine: "other", comment: "two" },
    },
  ]);
  const [gone] = diff(of([], { comment: "one" }), of([]));
  expect(gone).toMatchObject({ changed: ["comment"], after: { engine: "any" } });
  expect(Object.keys(gone && "after" in gone ? gone.after : {})).toEqual(["engine"]);
});

test("a rename has the facts of both sides", () => {
  const table = (name: string, comment: string) => ({
    ...{ kind: "table", schema: "a", name, comment },
    columns: ["p", "q", "r", "s"].map((column) => ({ name: column, type: "t", nullable: true })),
  });
  const [change] = diff(of([table("old", "x")]), of([table("new", "y")]));
  expect(change).toMatchObject({
    op: "renamed",
    before: { name: "old", comment: "x" },
    after: { name: "new", comment: "y" },
    evidence: ["columns"],
  });
});

test("the key that a renamed column is in keeps what it includes", () => {
  const table = (column: string) => ({
    ...{ kind: "table", schema: "a", name: "t" },
    columns: ["p", column, "z"].map((name) => ({ name, type: "t", nullable: true })),
    uniques: [{ name: "u", columns: ["p"], include: [column] }],
  });
  expect(diff(of([table("q")]), of([table("r")])).map(line)).toEqual(["renamed column a.t.r"]);
});

test("publications: what is there on one side only, with and without tables and conditions", () => {
  const table = (name: string) => ({
    ...{ kind: "table", schema: "a", name },
    columns: ["p", "q", "r", "s"].map((column) => ({ name: column, type: "t", nullable: true })),
  });
  const publication = (name: string, more: object = {}) => ({ name, operations: ["insert"], ...more });
  const published = (name: string, where?: string) => ({ tables: [{ schema: "a", name, where }] });
  const before = of([table("old")], {
    publications: [
      publication("all"),
      publication("gone", published("old")),
      publication("kept", published("old", "(old.p > 1)")),
      publication("loses", published("old", "(p > 1)")),
      publication("wins", published("old")),
    ],
  });
  const after = of([table("new")], {
    publications: [
      publication("all"),
      publication("kept", published("new", "(new.p > 1)")),
      publication("loses", published("new")),
      publication("wins", published("new", "(p > 1)")),
    ],
  });
  expect(diff(before, after).map(line)).toEqual([
    "removed publication gone",
    "modified publication loses: tables",
    "modified publication wins: tables",
    "renamed table a.new",
  ]);
});

test("what something depends on follows from what it says: it is no change, be it new in the snapshot or other", () => {
  const orders = { kind: "table", schema: "a", name: "orders", columns: [{ name: "x", type: "any", nullable: true }] };
  const reading = (dependsOn: object[] | undefined) =>
    of([
      { ...orders, checks: [{ name: "c", expression: "x > 0", dependsOn }] },
      { kind: "routine", schema: "a", name: "f", signature: "", form: "function", body: "RETURN 1", dependsOn },
      { kind: "view", schema: "a", name: "v", definition: "SELECT x FROM a.orders", dependsOn: dependsOn ?? [] },
    ]);
  const one = { schema: "a", name: "orders", columns: ["x"] };
  expect(diff(reading(undefined), reading([one]))).toEqual([]);
  expect(diff(reading([one]), reading([{ schema: "a", name: "others" }]))).toEqual([]);
  expect(diff(reading([one]), reading(undefined))).toEqual([]);
});

test("a routine that is renamed is the same, whether a snapshot knows what it reads or not", () => {
  const routine = (schema: string, more: object = {}) =>
    of([{ kind: "routine", schema, name: "f", signature: "", form: "function", body: "RETURN 1", ...more }]);
  const dependsOn = [{ schema: "a", name: "orders", columns: ["x"] }];
  expect(diff(routine("a"), routine("b", { dependsOn })).map(line)).toEqual(["renamed routine b.f()"]);
});
