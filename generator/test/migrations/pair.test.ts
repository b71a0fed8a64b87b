import { describe, expect, inject, test } from "vitest";
import { toFiles } from "../../src/core/canonical/index.ts";
import { changeLine } from "../../src/core/formats/words/words.ts";
import { review } from "../../src/core/review/review.ts";
import { engines } from "../../src/engines/registry.ts";
import {
  buildDatabase,
  buildPair,
  MigrationError,
  migrationsOf,
  noMigrations,
  witnessOf,
} from "../../src/migrations/index.ts";
import { startTimings } from "../../src/timings.ts";
import { serverUrl } from "../support/postgres.ts";
import { undecided } from "../support/undecided.ts";

const engine = engines[0]!;
const options = { filter: () => true, statementTimeout: 60_000, lockTimeout: 5_000, skipExtensions: [] };
type Files = Record<string, string>;
const migrations = (files: Files) =>
  Object.keys(files).length === 0 ? noMigrations : migrationsOf(Object.entries(files), "db");

async function pairOf(base: Files, head: Files, shadow?: string) {
  const timings = startTimings();
  const pair = await buildPair(
    migrations(base),
    migrations(head),
    engine,
    { ...options, shadow, shadowSuperuser: true },
    timings,
  );
  const { before } = pair;
  if (before instanceof MigrationError) throw before;
  return { ...pair, before, did: timings.spans.map(({ name }) => name) };
}

/** The findings of a request, each as `code at file:line`; on a server, where there is one, for it is quicker. */
async function causesOf(base: Files, head: Files): Promise<string[]> {
  const { before, after, ...way } = await pairOf(base, head, inject("postgres18").url);
  const seen = witnessOf(way, before.database, after.database);
  const set = review({ label: "a", ...before }, { label: "b", ...after }, undecided, seen);
  return set.findings
    .map(({ code, cause }) => `${code} at ${cause ? `${cause.file}:${cause.line}` : "nowhere"}`)
    .sort();
}

const one = { "1.sql": "CREATE ROLE reader; CREATE TABLE a (id integer); GRANT SELECT ON a TO reader;" };
const two = { "2.sql": "ALTER TABLE a ADD COLUMN b text;" };
const three = { "3.sql": "CREATE TABLE c (id integer);\n-- more\nCREATE INDEX c_id ON c (id);" };

describe.each([
  ["the same on both sides", { ...one, ...two }, { ...one, ...two }, []],
  ["one more at the end", one, { ...one, ...two }, ["2.sql"]],
  ["one in the middle", { ...one, ...three }, { ...one, ...two, ...three }, ["2.sql"]],
  ["one taken back", { ...one, ...two }, one, []],
  ["an edited one", { ...one, ...two }, { ...one, "2.sql": "ALTER TABLE a ADD COLUMN c text;" }, ["2.sql"]],
  ["all of them new", {}, { ...one, ...two }, ["1.sql", "1.sql", "1.sql", "2.sql"]],
  ["nothing in common", { "0.sql": "CREATE TABLE z (id integer);" }, one, ["1.sql", "1.sql", "1.sql"]],
  [
    "a single file that is edited",
    { "structure.sql": "CREATE TABLE a (id integer);" },
    { "structure.sql": "CREATE TABLE a (id integer);\nCREATE TABLE b (id integer);" },
    ["structure.sql"],
  ],
])("%s", (_name, base: Files, head: Files, files) => {
  test("both sides are what they would be alone, and the statements are those of the head", async () => {
    const { before, after, statements } = await pairOf(base, head);
    expect(toFiles(before.database)).toEqual(await alone(base));
    expect(toFiles(after.database)).toEqual(await alone(head));
    expect(statements.map(({ file }) => file.slice("db/".length))).toEqual(files);
  });
});

const built = new Map<string, Map<string, string>>();
/** The snapshot of migrations that are built by themselves; once for each. */
async function alone(files: Files) {
  const key = JSON.stringify(files);
  const known = built.get(key) ?? toFiles((await buildDatabase(migrations(files), engine, options)).database);
  built.set(key, known);
  return known;
}

test("what both sides begin with is applied once", async () => {
  expect((await pairOf(one, { ...one, ...two })).did.filter((name) => /start|copy/.test(name))).toEqual([
    "start the shadow database",
  ]);
  expect(
    (await pairOf({ ...one, ...three }, { ...one, ...two, ...three })).did.filter((name) => /start|copy/.test(name)),
  ).toEqual(["start the shadow database", "copy the shadow database"]);
});

const alters = (count: number) => Array.from({ length: count }, (_, at) => `ALTER TABLE a ADD COLUMN c${at} text;\n`);
test.each<[string, Files, Files, number[]]>([
  ["no tool", { "1.sql": "CREATE TABLE a (id integer);" }, { "2.sql": alters(2).join("") }, [1, 2]],
  [
    "no tool, but of one transaction",
    { "1.sql": "CREATE TABLE a (id integer);" },
    { "2.sql": `LOCK TABLE a;\n${alters(1).join("")}` },
    [1, 1],
  ],
  [
    "goose",
    { "1.sql": "-- +goose Up\nCREATE TABLE a (id integer);" },
    { "2.sql": `-- +goose Up\n${alters(2).join("")}`, "3.sql": "-- +goose Up\nALTER TABLE a ADD COLUMN d text;" },
    [1, 1, 2],
  ],
  [
    "goose without",
    { "1.sql": "-- +goose Up\nCREATE TABLE a (id integer);" },
    { "2.sql": `-- +goose NO TRANSACTION\n-- +goose Up\n${alters(2).join("")}` },
    [1, 2],
  ],
  [
    "a value beside others in goose's transaction",
    { "1.sql": "-- +goose Up\nCREATE TABLE a (id integer);\nCREATE TYPE t AS ENUM ();" },
    { "2.sql": `-- +goose Up\n${alters(1)}ALTER TYPE t ADD VALUE 'x';\nALTER TABLE a ADD COLUMN d text;` },
    [1, 1, 1],
  ],
  [
    "one query",
    { "1_a/migration.sql": "CREATE TABLE a (id integer);" },
    { "2_b/migration.sql": alters(2).join("") },
    [1, 1],
  ],
  [
    "psql",
    { "sqitch.plan": "a 2024 x <x>", "deploy/a.sql": "CREATE TABLE a (id integer);" },
    { "sqitch.plan": "a 2024 x <x>\nb 2024 x <x>", "deploy/b.sql": alters(2).join("") },
    [1, 2],
  ],
])("the transactions of %s", async (_, base, more, transactions) => {
  const { statements } = await pairOf(base, { ...base, ...more });
  expect(statements.map(({ measured }) => measured?.transaction)).toEqual(transactions);
});

test.each<[string, Files, string[], object]>([
  [
    "in a transaction",
    {
      "2.sql": "ALTER TABLE a ADD COLUMN b text;",
      "3.sql": "SELECT 1;\nALTER TABLE a ADD COLUMN c text;\nDROP TABLE b;",
    },
    ["2.sql:1"],
    { cause: { line: 3 }, from: 1, isCompared: true },
  ],
  [
    "in none",
    { "2.sql": "ALTER TABLE a ADD COLUMN b text;\nDROP TABLE b;\nDROP TABLE a;" },
    ["2.sql:1"],
    { cause: { line: 2 }, from: 2, isCompared: true },
  ],
  [
    "behind a transaction",
    { "2.sql": "BEGIN;\nALTER TABLE a ADD COLUMN b text;\nCOMMIT;\nDROP TABLE b;\nSELECT 1;" },
    ["2.sql:1", "2.sql:2", "2.sql:3"],
    { cause: { line: 4 }, from: 4, isCompared: true },
  ],
  [
    "in the next one of a chain",
    { "2.sql": "BEGIN;\nALTER TABLE a ADD COLUMN b text;\nCOMMIT AND CHAIN;\nSELECT 1;\nDROP TABLE b;" },
    ["2.sql:1", "2.sql:2", "2.sql:3"],
    { cause: { line: 5 }, from: 4, isCompared: true },
  ],
  ["in an edited file", { "1.sql": "CREATE TABLE a (id integer);\nDROP TABLE b;" }, [], { isCompared: false }],
])("a head that fails %s has the statements that took effect", async (_, more, took, expected) => {
  const { statements, failed, before, after, witnessed } = await pairOf(one, { ...one, ...more });
  expect(statements.map(({ file, line }) => `${file.slice("db/".length)}:${line}`)).toEqual(took);
  expect(failed).toMatchObject(expected);
  if (failed?.isCompared === false) expect([after.database, witnessed]).toEqual([before.database, undefined]);
});

test("on a shadow server it is the same, and nothing is left there", async (context) => {
  const url = serverUrl(context);
  const { before, after, statements } = await pairOf({ ...one, ...three }, { ...one, ...two, ...three }, url);
  const embedded = await pairOf({ ...one, ...three }, { ...one, ...two, ...three });
  expect(toFiles(before.database)).toEqual(toFiles(embedded.before.database));
  expect(toFiles(after.database)).toEqual(toFiles(embedded.after.database));
  expect(statements).toEqual(embedded.statements);
});

const base = {
  "1.sql": `CREATE TYPE mood AS ENUM ('ok', 'bad');
    CREATE TABLE a (id integer PRIMARY KEY, old text, mood mood, "Weird ""x" text, CONSTRAINT positive CHECK (id > 0));
    CREATE TABLE b (id integer PRIMARY KEY, a_id integer REFERENCES a);
    CREATE INDEX a_old ON a (old);
    CREATE VIEW v AS SELECT id, old FROM a;
    CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
    ALTER TABLE a ENABLE ROW LEVEL SECURITY;
    CREATE POLICY p ON a USING (true);
    CREATE UNIQUE INDEX u ON b (id, a_id);
    CREATE TABLE parted (id integer) PARTITION BY LIST (id);
    CREATE TABLE part PARTITION OF parted FOR VALUES IN (1);`,
};
test.each<[string, string, string[]]>([
  [
    "the clause of an ALTER TABLE of several lines",
    "-- a.old goes\nDROP VIEW v;\nALTER TABLE a\n  ADD COLUMN n text,\n  DROP COLUMN old;",
    ["column-dropped at db/2.sql:5", "view-dropped at db/2.sql:2"],
  ],
  [
    "clauses that give their constraints no name",
    "ALTER TABLE b\n  ADD UNIQUE (a_id),\n  ADD COLUMN n int\n    UNIQUE,\n  ADD CHECK (a_id > 0),\n  ADD FOREIGN KEY (a_id)\n    REFERENCES a;",
    [
      "check-added at db/2.sql:5",
      "foreign-key-added at db/2.sql:7",
      "unique-added at db/2.sql:2",
      "unique-added at db/2.sql:4",
    ],
  ],
  [
    "the last of two statements",
    "ALTER TABLE a ALTER COLUMN old SET NOT NULL;\nCOMMENT ON TABLE a IS 'x';\nALTER TABLE a DROP CONSTRAINT positive;",
    ["constraint-dropped at db/2.sql:3", "made-not-null at db/2.sql:1"],
  ],
  [
    "a DO block that builds its SQL",
    "SELECT 1;\nDO $$ BEGIN\n  EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I', 'a', 'posi' || 'tive');\nEND $$;",
    ["constraint-dropped at db/2.sql:2"],
  ],
  [
    "CASCADE",
    "CREATE TABLE other (id integer);\n\nDROP TABLE a CASCADE;",
    ["table-dropped at db/2.sql:3", "view-dropped at db/2.sql:3"],
  ],
  [
    "an enum value, a function and a policy",
    "ALTER TABLE a ALTER mood DROP DEFAULT;\nDROP FUNCTION f;\nDROP POLICY p ON a;",
    ["policy-changed at db/2.sql:3", "routine-dropped at db/2.sql:2"],
  ],
  [
    "a rename",
    'ALTER TABLE b RENAME COLUMN a_id TO "A id";\nALTER TABLE b RENAME TO bb;',
    ["column-renamed at db/2.sql:1", "table-renamed at db/2.sql:2"],
  ],
  [
    "a rename of something else",
    "ALTER TYPE mood RENAME VALUE 'bad' TO 'sad';\nALTER FUNCTION f RENAME TO g;\nALTER VIEW v RENAME TO w;",
    ["object-renamed at db/2.sql:1", "object-renamed at db/2.sql:2", "view-renamed at db/2.sql:3"],
  ],
  [
    "a hostile name",
    'DROP VIEW v;\nALTER TABLE public.a\n  DROP "Weird ""x";',
    ["column-dropped at db/2.sql:3", "view-dropped at db/2.sql:1"],
  ],
  [
    "a grant, of which the database says little",
    "CREATE ROLE writer;\nGRANT SELECT ON b TO writer;\nGRANT DELETE ON a TO writer;",
    ["grant-added at db/2.sql:2", "grant-added at db/2.sql:3"],
  ],
  [
    "settings and roles that change how statements run",
    "CREATE ROLE dev;\nSET client_min_messages = error;\nSET search_path = '';\nALTER TABLE public.b OWNER TO dev;\nGRANT CREATE ON SCHEMA public TO dev;\nSET ROLE dev;\nALTER TABLE public.b DROP COLUMN a_id;\nRESET ROLE;\nREVOKE CREATE ON SCHEMA public FROM dev;",
    ["column-dropped at db/2.sql:7", "several-tables-locked at db/2.sql:7"],
  ],
  [
    "a column that a key of a later statement uses",
    "ALTER TABLE b\n  ADD COLUMN /* of a */ more int NOT NULL;\nUPDATE b SET more = 1 WHERE more = 2;\nALTER TABLE b ADD CONSTRAINT more_of_a FOREIGN KEY (more) REFERENCES a (id);",
    ["foreign-key-added at db/2.sql:4", "not-null-column-added at db/2.sql:2"],
  ],
  [
    "a table that is renamed before its key is",
    "ALTER TABLE b RENAME TO bb;\nALTER TABLE bb RENAME CONSTRAINT b_pkey TO bb_pkey;",
    ["table-renamed at db/2.sql:1"],
  ],
  [
    "CASCADE of a view, of which other statements say more",
    "COMMENT ON VIEW v IS 'x';\nDROP TABLE a CASCADE;\nCREATE FUNCTION g() RETURNS text LANGUAGE sql AS $$SELECT 'v'::text AS v$$;",
    ["table-dropped at db/2.sql:2", "view-dropped at db/2.sql:2"],
  ],
  [
    "a partition that is detached, and changed then",
    "ALTER TABLE parted DETACH PARTITION part;\nALTER TABLE part ADD COLUMN more text;",
    ["partition-dropped at db/2.sql:1"],
  ],
  [
    "a right of everybody",
    "COMMENT ON FUNCTION f IS 'x';\nREVOKE EXECUTE ON FUNCTION f FROM PUBLIC;\nALTER FUNCTION f COST 7;",
    ["grant-revoked at db/2.sql:2"],
  ],
  [
    "an index that becomes one of a constraint",
    "CREATE UNIQUE INDEX one ON b (a_id);\nCOMMENT ON INDEX a_old IS 'x';\nALTER TABLE b ADD CONSTRAINT two UNIQUE USING INDEX one;",
    ["unique-added at db/2.sql:3", "writes-blocked at db/2.sql:1"],
  ],
  [
    "an index of the base that becomes one of a constraint",
    "COMMENT ON INDEX u IS 'x';\nALTER TABLE b ADD CONSTRAINT two UNIQUE USING INDEX u;\nCOMMENT ON TABLE b IS 'y';",
    ["index-dropped at db/2.sql:2", "unique-added at db/2.sql:2"],
  ],
  [
    "an index that is built alone",
    "CREATE INDEX CONCURRENTLY late ON a (mood);\nDROP INDEX CONCURRENTLY a_old;",
    ["index-dropped at db/2.sql:2"],
  ],
])("a finding is at its statement: %s", async (_name, sql, causes) => {
  const found = await causesOf(base, { ...base, "2.sql": sql });
  expect(found.filter((line) => !line.startsWith("index-added"))).toEqual(causes);
});

test("several files: each finding is in its own", async () => {
  const found = await causesOf(base, {
    ...base,
    "2.sql": "ALTER TABLE a ADD COLUMN n text;",
    "3.sql": "DROP VIEW v;",
    "4.sql": "ALTER TABLE a DROP COLUMN n;\nALTER TABLE a DROP CONSTRAINT positive;",
  });
  expect(found).toEqual(["constraint-dropped at db/4.sql:2", "view-dropped at db/3.sql:1"]);
});

test.each([
  ["1.sql", { ...one, "1.sql": one["1.sql"].replace("a (id", "a(id") }],
  ["2.sql, and the base goes on otherwise", { ...one, "2.sql": "ALTER TABLE a ADD COLUMN b varchar;" }],
])("a table that is dropped and made again unheard is found, also where the branch edits %s", async (_name, head) => {
  const again = "SET event_triggers = off;\nDROP TABLE a;\nCREATE TABLE a (id integer, b text);";
  const { before, after, ...way } = await pairOf({ ...one, ...two }, { ...two, ...head, "4.sql": again });
  expect(witnessOf(way, before.database, after.database).recreated).toEqual([
    { kind: "table", schema: "public", name: "a" },
  ]);
});

const goods = {
  "1.sql": "CREATE TABLE goods (id integer, label text);\nCREATE TABLE people (id integer, wants_mail boolean);",
};
const renamed = {
  "3.sql": "ALTER TABLE goods RENAME COLUMN label TO caption;\nALTER TABLE people RENAME TO customers;",
};
const unlike = {
  "2.sql": "ALTER TABLE goods RENAME TO things;\nALTER TABLE people DROP wants_mail, ADD mail_wanted boolean;",
};
const further = ["column public.goods.caption renamed from label", "table public.customers renamed from people"];
const back = ["column public.goods.label renamed from caption", "table public.people renamed from customers"];

/** What is told of a request, without the reasons, and in the order of the words. */
async function toldOf(base: Files, head: Files, shadow?: string): Promise<string[]> {
  const { before, after, ...way } = await pairOf(base, head, shadow);
  const seen = witnessOf(way, before.database, after.database);
  const { changes } = review({ label: "a", ...before }, { label: "b", ...after }, undecided, seen);
  return changes.map((change) => changeLine(change).replace(/ \(.*|: .*/, "")).sort();
}

describe.each<[string, Files, Files, string[]]>([
  ["the head has more", goods, { ...goods, ...renamed }, further],
  ["the base has more", { ...goods, ...renamed }, goods, back],
  [
    "both have more",
    { ...goods, ...unlike },
    { ...goods, ...renamed },
    [
      "column public.customers.mail_wanted removed",
      "column public.customers.wants_mail added",
      "column public.goods.caption renamed from label",
      "table public.customers renamed from people",
      "table public.goods renamed from things",
    ],
  ],
])("renames where %s", (_name, base, head, told) => {
  test("are told by the embedded database", async () => {
    expect(await toldOf(base, head)).toEqual(told);
  });

  test("are told by a server", async (context) => {
    expect(await toldOf(base, head, serverUrl(context))).toEqual(told);
  });
});

test("where nothing is in common, or the engine can't tell, evidence decides", async () => {
  const whole = (column: string) => ({ "all.sql": `CREATE TABLE t (id integer, ${column} text, note text);` });
  expect(await toldOf(whole("state"), whole("status"))).toEqual(["column public.t.status renamed from state"]);
});
