import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "../../src/engines/engine.ts";
import { engines } from "../../src/engines/registry.ts";
import { SchemalogError } from "../../src/errors.ts";
import { buildDatabase, migrationsOf, readMigrations } from "../../src/migrations/index.ts";
import { buildOptions as options, reusedEngine } from "../support/reused-engine.ts";
import { migrationCases } from "./cases.ts";

let engine: Engine;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ engine, close } = await reusedEngine());
});
afterAll(() => close());

const build = (files: [string, string][], more = {}) =>
  buildDatabase(migrationsOf(files, "db"), engine, { ...options, ...more });

/** What a migration fails with; undefined when it does not. */
async function failureOf(sql: string, more = {}): Promise<SchemalogError | undefined> {
  const error = await build([["1.sql", sql]], more).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error !== undefined && !(error instanceof SchemalogError)) throw error;
  return error;
}

describe("migrations build a database", () => {
  for (const { name, dir } of migrationCases()) {
    test(name, async () => {
      const { database, warnings, unread } = await buildDatabase(
        readMigrations(join(dir, "files"), "db"),
        engine,
        options,
      );
      expect(unread).toEqual([]);
      const said = database.objects.map((object) => {
        const parts = "columns" in object ? object.columns.map((column) => `${column.name} ${column.type}`) : [];
        const more = "indexes" in object ? object.indexes.map((index) => `index ${index.name}`) : [];
        const values = "values" in object ? object.values : [];
        const grants = object.grants.map(({ grantee }) => `granted to ${grantee}`);
        return `${object.kind} ${object.schema}.${object.name}: ${[...parts, ...more, ...values, ...grants].join(", ")}`;
      });
      const warned = warnings.map(({ object, message }) => `warning: ${object ?? ""}: ${message}`);
      await expect(`${[...said, ...warned].join("\n")}\n`).toMatchFileSnapshot(join(dir, "built.txt"));
    });
  }
});

describe("what can't be had where migrations are built", () => {
  test.each([
    ["CREATE FUNCTION f() RETURNS int AS '$libdir/own/mylib', 'f' LANGUAGE c;", 'no library "mylib"'],
    ["CREATE FUNCTION f() RETURNS int AS 'mylib', 'f' LANGUAGE c;", 'no library "mylib"'],
    ["LOAD 'auto_explain';", 'no library "auto_explain"'],
    ["DO LANGUAGE plpython3u 'pass';", 'no language "plpython3u"'],
  ])("%s: the error says where, and what to do", async (sql, lacked) => {
    const error = await failureOf(`CREATE TABLE a (id int);\n${sql}`);
    expect(error?.message).toMatch(/^db\/1\.sql:2: /);
    expect(error?.hint).toContain(lacked);
    expect(error?.hint).toContain("shadow: env:SHADOW_DATABASE_URL");
  });

  test("a subscription is of another server: the rest is built", async () => {
    const files: [string, string][] = [
      [
        "1.sql",
        "CREATE SUBSCRIPTION s CONNECTION 'host=h' PUBLICATION p WITH (connect = false);\nCREATE TABLE a (id int);",
      ],
      ["2.sql", "COMMENT ON SUBSCRIPTION s IS 'x'; ALTER SUBSCRIPTION s DISABLE; DROP SUBSCRIPTION s;"],
    ];
    const { database, warnings } = await build(files);
    expect(database.objects.map(({ name }) => name)).toEqual(["a"]);
    expect(warnings.map(({ object, message }) => `${object}: ${message}`)).toEqual([
      "db/1.sql:1: not run: a subscription reaches another server, so it is missing here, and not compared with a live database",
    ]);
  });
});

describe("lines of psql that are not carried out", () => {
  test.each([
    ["\\if :x\nCREATE TABLE b (id int);\n\\else\nCREATE TABLE c (id int);\n\\endif", ["\\if", "\\else", "\\endif"]],
    ["SELECT 'CREATE TABLE b (id int)' \\gexec", ["\\gexec"]],
    ["SELECT 1 AS x \\gset", ["\\gset"]],
    ["\\set name 'b'", ["\\set"]],
    ["\\! touch x", ["\\!"]],
    // What only shows, or concerns rows and the session.
    [
      "\\set ON_ERROR_STOP on\n\\set QUIET on\n\\pset pager off\n\\dt\n\\copy a FROM 'x.csv'\n\\connect other\n\\echo hi",
      [],
    ],
  ])("%j", async (sql, told) => {
    const { warnings } = await build([["1.sql", `CREATE TABLE a (id int);\n${sql}\n`]]);
    expect(warnings.map(({ message }) => /\\\S+/.exec(message)?.[0])).toEqual(told);
  });
});

describe("scripts run as in a session of their own", () => {
  test("settings, temporary tables and roles do not leak into the next", async () => {
    const { database } = await build([
      ["1.sql", "CREATE SCHEMA s; SET search_path = s; CREATE TEMP TABLE gone (id int); CREATE ROLE r; SET ROLE r;"],
      ["2.sql", "CREATE TABLE t (id int); CREATE TEMP TABLE gone (id int);"],
    ]);
    expect(database.objects.map(({ schema, name }) => `${schema}.${name}`)).toEqual(["public.t"]);
  });

  test("in one transaction, so that SET LOCAL and LOCK work", async () => {
    const { database } = await build([
      ["1.sql", "CREATE SCHEMA s; SET LOCAL search_path = s; CREATE TABLE t (id int); LOCK TABLE t;"],
    ]);
    expect(database.objects.map(({ schema, name }) => `${schema}.${name}`)).toEqual(["s.t"]);
  });

  test("one by one where a statement can't be in a transaction", async () => {
    const { database } = await build([
      [
        "1.sql",
        `CREATE TYPE e AS ENUM ('a'); ALTER TYPE e ADD VALUE 'b'; CREATE TABLE t (id int, e e DEFAULT 'b');
         CREATE INDEX CONCURRENTLY ON t (id); DROP INDEX CONCURRENTLY t_id_idx; VACUUM t; REINDEX TABLE CONCURRENTLY t;
         CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$; CALL p(); DO $$ BEGIN COMMIT; END $$;`,
      ],
    ]);
    expect(database.objects).toContainEqual(expect.objectContaining({ kind: "enum", values: ["a", "b"] }));
  });

  test("roles that are granted to are created, in the midst of a transaction too", async () => {
    const grants = `CREATE TABLE t (id int); GRANT SELECT ON t TO one; GRANT SELECT ON t TO "t""wo", three; ALTER TABLE t OWNER TO four;`;
    for (const sql of [grants, `BEGIN; ${grants} COMMIT;`, `${grants} VACUUM;`]) {
      const { database } = await build([["1.sql", sql]]);
      expect(database.objects[0]?.grants.map(({ grantee }) => grantee)).toEqual(["one", 't"wo', "three"].sort());
    }
  });

  test("an empty migration is one", async () => {
    const { database } = await build([
      ["1.sql", "-- This is an empty migration.\n"],
      ["2.sql", ""],
      ["3.sql", "CREATE TABLE t (id int);"],
    ]);
    expect(database.objects).toHaveLength(1);
  });

  test("skip-extensions leaves out the extension and what is said about it", async () => {
    const sql = `CREATE EXTENSION IF NOT EXISTS "postgis" WITH SCHEMA public; COMMENT ON EXTENSION postgis IS 'x'; CREATE TABLE t (id int);`;
    const { database } = await build([["1.sql", sql]], { skipExtensions: ["postgis"] });
    expect(database.objects).toHaveLength(1);
    const lacking = buildDatabase(migrationsOf([["1.sql", sql]], "db"), engines[0]!, options);
    await expect(lacking).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining('"postgis"') });
  });
});

describe("a broken migration", () => {
  test.each([
    ["a syntax error", "CREATE TABLE a (id int);\n\nCREATE TABEL b;\n", "db/1.sql:3: syntax error", "CREATE TABEL b"],
    ["a missing column", "SELECT\n  1,\n  nope;", 'db/1.sql:3: column "nope" does not exist', "SELECT 1, nope"],
    [
      "a failure without a position",
      "CREATE TABLE a (id int);\nDROP TABLE b;",
      'db/1.sql:2: table "b" does not exist',
      "DROP TABLE b",
    ],
    ["a quote that is not closed", "CREATE TABLE a (id int);\nSELECT 'x;\n", "db/1.sql:2: unterminated", "SELECT 'x;"],
    [
      "a transaction left open",
      "\nBEGIN;\nCREATE TABLE a (id int);",
      "db/1.sql:2: the transaction that starts here",
      "BEGIN",
    ],
    [
      "a constraint at the end of the transaction",
      "CREATE TABLE a (id int PRIMARY KEY, b int REFERENCES a DEFERRABLE INITIALLY DEFERRED);\nINSERT INTO a VALUES (1, 2);",
      "db/1.sql:2: insert or update",
      "INSERT",
    ],
    [
      "what others depend on, which are named",
      "CREATE TABLE a (id int);\nCREATE VIEW v AS SELECT id FROM a;\nCREATE VIEW w AS SELECT id FROM v;\nDROP TABLE a;",
      "db/1.sql:4: cannot drop table a because other objects depend on it (view v depends on table a; view w depends on view v)",
      "DROP TABLE a",
    ],
    ["a role that can't be", "GRANT SELECT ON pg_class TO pg_nope;", "db/1.sql:1: ", "GRANT"],
    [
      "a placeholder",
      "CREATE TABLE $" + "{schema}.a (id int);",
      "db/1.sql:1: syntax error",
      "{schema} is a placeholder",
    ],
  ])("%s: file, line and statement", async (_, sql, message, hint) => {
    expect(await failureOf(sql)).toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    });
  });

  test("the rows that it is about are not repeated", async () => {
    const sql = "CREATE TABLE a (mail text UNIQUE);\nINSERT INTO a VALUES ('canary-8c2f'), ('canary-8c2f');";
    expect((await failureOf(sql))?.message).toBe(
      'db/1.sql:2: duplicate key value violates unique constraint "a_mail_key"',
    );
  });

  test("its passwords and control characters are not repeated", async () => {
    const error = await failureOf("CREATE ROLE r LOGIN PASSWORD 'canary-8c1f' NOPE \u001b[31m;");
    expect(`${error?.message}${error?.hint}`).not.toMatch(/canary|\p{Cc}(?<!\n)/u);
    expect(error?.hint).toContain("PASSWORD '***'");
  });
});

test("what migrations build does not depend on the day, nor on luck", async () => {
  const sql = `DO $$ BEGIN
  EXECUTE format('CREATE TABLE log_%s (at timestamptz DEFAULT %L)', to_char(current_date, 'YYYY_MM_DD'), now());
  EXECUTE format('COMMENT ON TABLE log_2026_01_01 IS %L', gen_random_uuid() || ' ' || random());
  PERFORM pg_sleep(0.02), pg_sleep(0.002);
END $$;
CREATE VIEW later AS SELECT now() AS at;`;
  const built = async () => (await buildDatabase(migrationsOf([["1.sql", sql]], "db"), engines[0]!, options)).database;
  const [one, other] = [await built(), await built()];
  expect(other).toEqual(one);
  const [table] = one.objects;
  expect(table).toMatchObject({
    name: "log_2026_01_01",
    columns: [{ default: "'2026-01-01 00:00:00+00'::timestamp with time zone" }],
  });
});
