import { afterAll, beforeAll, expect, test } from "vitest";
import { changeLine } from "../../src/core/formats/words/words.ts";
import type { Target } from "../../src/core/model/change.ts";
import { objectName, targetWords } from "../../src/core/names/names.ts";
import { review } from "../../src/core/review/review.ts";
import type { Shadow } from "../../src/engines/engine.ts";
import { engines } from "../../src/engines/registry.ts";
import { witnessOf } from "../../src/migrations/index.ts";
import { clear } from "../support/reused-shadow.ts";
import { undecided } from "../support/undecided.ts";

const options = { filter: () => true, statementTimeout: 60_000, lockTimeout: 5_000 };

let shadow: Shadow;
beforeAll(async () => {
  shadow = await engines[0]!.shadow({ extensions: [], skipExtensions: [] });
});
afterAll(() => shadow.close());

const schema = `
CREATE SCHEMA a; CREATE SCHEMA b;
CREATE TYPE a.state AS ENUM ('new', 'paid', 'gone');
CREATE DOMAIN a.code AS text CONSTRAINT short CHECK (length(VALUE) < 9);
CREATE TYPE b.place AS (street text, code a.code, state a.state);
CREATE SEQUENCE b.numbers;
CREATE FUNCTION a.weight(state a.state, place b.place) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION b.note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE PROCEDURE b.clean(a.code) LANGUAGE sql AS 'SELECT 1';
CREATE TABLE a.goods (
  id serial CONSTRAINT goods_key PRIMARY KEY, code a.code CONSTRAINT one_code UNIQUE, state a.state DEFAULT 'new', states a.state[] DEFAULT '{new,paid}',
  place b.place, weight integer GENERATED ALWAYS AS (a.weight(state, place)) STORED, nr bigint DEFAULT nextval('b.numbers'),
  CONSTRAINT known CHECK (state <> 'gone' AND code <> 'new'), CONSTRAINT alone EXCLUDE (nr WITH =));
CREATE TABLE b.orders (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, goods integer CONSTRAINT of_goods REFERENCES a.goods, state a.state, at date);
CREATE INDEX by_state ON b.orders (state, a.weight(state, NULL)) WHERE state = 'new';
CREATE TRIGGER noted AFTER UPDATE OF state ON b.orders FOR EACH ROW WHEN (NEW.state = 'paid') EXECUTE FUNCTION b.note();
ALTER TABLE b.orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON b.orders USING (state = 'new' AND EXISTS (SELECT 1 FROM a.goods WHERE goods.code = 'x'));
CREATE RULE never AS ON DELETE TO a.goods DO INSTEAD NOTHING;
CREATE VIEW a.wide AS SELECT o.id, g.code, g.state, a.weight(g.state, g.place) AS weight FROM b.orders o JOIN a.goods g ON g.id = o.goods WHERE o.state = 'new';
CREATE MATERIALIZED VIEW b.counts AS SELECT code, count(*) AS n FROM a.wide GROUP BY code;
CREATE UNIQUE INDEX counted ON b.counts (code);
CREATE TABLE b.parts (at date, state a.state) PARTITION BY LIST (state);
CREATE TABLE b.parts_new PARTITION OF b.parts FOR VALUES IN ('new');
CREATE FUNCTION b.total() RETURNS bigint LANGUAGE sql RETURN (SELECT count(goods.code) FROM a.goods);
CREATE TABLE a.child (more text) INHERITS (b.orders);
CREATE PUBLICATION pub FOR TABLE b.orders (id, state);
`;

/** The statement that renames a target. */
function rename(target: Target, name: string): string | undefined {
  const { kind, schema, parent } = target;
  const [own, old] = [objectName(target), JSON.stringify(target.name)];
  const owner = parent?.kind === "composite type" || parent?.kind === "enum" ? "TYPE" : parent?.kind.toUpperCase();
  switch (kind) {
    case "column":
      return `ALTER ${owner} ${own} RENAME ${owner === "TYPE" ? "ATTRIBUTE" : "COLUMN"} ${old} TO ${name}${owner === "TYPE" ? " CASCADE" : ""}`;
    case "enum value":
      return `ALTER TYPE ${own} RENAME VALUE '${target.name}' TO '${name}'`;
    case "enum":
    case "composite type":
      return `ALTER TYPE ${own} RENAME TO ${name}`;
    case "primary key":
    case "unique":
    case "foreign key":
    case "check":
    case "exclusion":
      return `ALTER ${owner} ${own} RENAME CONSTRAINT ${old} TO ${name}`;
    case "trigger":
    case "policy":
    case "rule":
      return `ALTER ${kind} ${old} ON ${own} RENAME TO ${name}`;
    case "index":
      return `ALTER INDEX ${schema}.${old} RENAME TO ${name}`;
    case "partition":
      return `ALTER TABLE ${schema}.${old} RENAME TO ${name}`;
    case "routine":
      return `ALTER ROUTINE ${own} RENAME TO ${name}`;
    default:
      return `ALTER ${kind} ${own} RENAME TO ${name}`;
  }
}

/** The same numbers for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Some of the things that the database has, each under a name that nothing has; what says the name of another is renamed before it. */
function renames(targets: Target[], share: number, next: () => number): string[] {
  const rank = ({ kind, parent }: Target) => (parent ? 0 : kind === "routine" ? 1 : kind === "schema" ? 3 : 2);
  return (
    targets
      .filter(({ kind, name }) => name !== "public" && !(kind === "sequence" && name.startsWith("orders")))
      // A child's columns and constraints are renamed with those of its parent, and by themselves they can't be.
      .filter(({ parent }) => parent?.name !== "child")
      .filter(() => next() < share)
      .toSorted((one, other) => rank(one) - rank(other))
      .map((target, index) => rename(target, ["x", "y", "z"][index % 3] + String(index)) ?? "")
  );
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])("random renames are renames and nothing else: seed %i", async (seed) => {
  const next = random(seed);
  await shadow.run(clear);
  await shadow.run(schema);
  const { database: before } = await shadow.crawl(options);
  const start = (await shadow.identify?.(options)) ?? new Map<string, Target>();
  const statements = renames([...start.values()], next(), next);
  for (const sql of statements) await shadow.run(sql);
  const { database: after } = await shadow.crawl(options);
  const witnessed = { start, before: start, after: (await shadow.identify?.(options)) ?? start };
  const witness = witnessOf({ witnessed, statements: [] }, before, after);
  const side = (database: typeof before) => ({ label: "", database });
  const { changes } = review(side(before), side(after), undecided, witness);
  expect(changes.filter(({ op }) => op !== "renamed").map(changeLine)).toEqual([]);
  const told = new Set(changes.map(({ target }) => targetWords(target)));
  expect(told.size).toBeGreaterThanOrEqual(statements.length);
});
