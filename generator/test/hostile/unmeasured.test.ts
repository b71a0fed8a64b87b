import { expect } from "vitest";
import { attempt } from "./attempt.ts";
import { judged, reuseEngine } from "./judged.ts";

reuseEngine();

const base = {
  "db/001.sql": `CREATE TABLE orders (id int PRIMARY KEY);
CREATE SCHEMA app;
CREATE TABLE app.accounts (id int);
CREATE TABLE seen (id int);
CREATE ROLE reader;
`,
};
const empties = (name: string) => `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS
  'BEGIN TRUNCATE orders; RETURN NULL; END';\n`;
const deferred = `${empties("later")}CREATE CONSTRAINT TRIGGER later AFTER INSERT ON seen DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION later();\n`;

/** Statements whose work nobody can measure: the reviewer is told which. */
const unknown: [how: string, sql: string, place: string][] = [
  ["a block that commits", "DO $$ BEGIN TRUNCATE orders; COMMIT; END $$;\n", "db/002.sql:1"],
  [
    "a block that commits, beside an index that is built concurrently",
    "CREATE INDEX CONCURRENTLY i ON seen (id);\nDO $$ BEGIN TRUNCATE orders; COMMIT; END $$;\n",
    "db/002.sql:2",
  ],
  [
    "a procedure that commits",
    "CREATE PROCEDURE p() LANGUAGE plpgsql AS 'BEGIN TRUNCATE orders; COMMIT; END';\nCALL p();\n",
    "db/002.sql:2",
  ],
  ["what is not counted", "SET track_counts = off;\nTRUNCATE orders;\nRESET track_counts;\n", "db/002.sql:2"],
  [
    "what is not counted in a transaction",
    "BEGIN;\nSET LOCAL track_counts = off;\nTRUNCATE orders;\nCOMMIT;\n",
    "db/002.sql:3",
  ],
  [
    "what neither events nor counts tell of",
    "SET event_triggers = off;\nSET track_counts = off;\nTRUNCATE orders;\nRESET ALL;\n",
    "db/002.sql:3",
  ],
  [
    "what a role does that may not be asked",
    `GRANT TRUNCATE ON orders TO reader;
REVOKE EXECUTE ON FUNCTION pg_catalog.pg_stat_get_xact_numscans(oid) FROM PUBLIC;
SET ROLE reader;
TRUNCATE orders;
RESET ROLE;
`,
    "db/002.sql:4",
  ],
];
for (const [how, sql, place] of unknown) {
  attempt(`empty a table by ${how}`, "the comment says that it was not measured, and where", async () => {
    const { unjudged, comment } = await judged(base, { "db/002.sql": sql });
    expect(unjudged).toContainEqual(expect.stringMatching(new RegExp(`^${place}: not measured, `)));
    expect(comment).toMatch(/^## .*parts of the branch were not judged\n/);
  });
}

/** What the end of a transaction does is the transaction's own. */
for (const [how, sql] of [
  ["plainly", `${deferred}INSERT INTO seen VALUES (1);\n`],
  ["in a transaction", `${deferred}BEGIN;\nINSERT INTO seen VALUES (1);\nCOMMIT;\n`],
  ["before a setting", `${deferred}BEGIN;\nINSERT INTO seen VALUES (1);\nSET LOCAL work_mem = '1MB';\nCOMMIT;\n`],
  ["in a chain", `${deferred}BEGIN;\nINSERT INTO seen VALUES (1);\nCOMMIT AND CHAIN;\nCOMMIT;\n`],
  [
    "where the tool opens the transaction",
    `-- +goose Up\n-- +goose StatementBegin\n${deferred}-- +goose StatementEnd\nINSERT INTO seen VALUES (1);\n-- +goose Down\n`,
  ],
] as const) {
  attempt(`empty a table by a trigger that waits for the end of its transaction, ${how}`, "it is told of", async () => {
    const isGoose = sql.startsWith("-- +goose");
    const { findings, failure, comment } = await judged(
      isGoose ? { "db/001.sql": `-- +goose Up\n${base["db/001.sql"]}-- +goose Down\n` } : base,
      { "db/002.sql": sql },
    );
    expect([failure, findings], comment).toEqual([undefined, ["table-emptied"]]);
  });
}

attempt("a transaction whose end fails for what waited for it", "its COMMIT is the statement that fails", async () => {
  const sql = `CREATE TABLE items (id int REFERENCES orders DEFERRABLE INITIALLY DEFERRED);
BEGIN;
INSERT INTO items VALUES (1);
COMMIT;
`;
  const { failure } = await judged(base, { "db/002.sql": sql });
  expect(failure).toMatch(/^db\/002\.sql:4: This statement fails: “insert or update on table "items" violates/);
});

const trap = "CREATE TABLE public.accounts (id int);\nDROP TABLE accounts;\n";
/** Settings that one migration leaves to the next, in which the same words mean another table. */
for (const [how, sql, says] of [
  ["by SET", "SET search_path = app, public;\n", "changes for the rest of the session"],
  [
    "by a function",
    "SELECT set_config('search' || '_path', 'app, public', false);\n",
    "changes for the rest of the session",
  ],
  ["by a role", "SET ROLE reader;\n", "changes for the rest of the session"],
  ["for a role", "ALTER ROLE CURRENT_USER SET search_path = app, public;\n", "changes for later sessions"],
  ["for all roles", "ALTER ROLE ALL SET search_path = app, public;\n", "changes for later sessions"],
  [
    "for the database",
    "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = app, public', current_database()); END $$;\n",
    "changes for later sessions",
  ],
] as const) {
  attempt(`have the next migration drop another table: its path is set ${how}`, "the comment names it", async () => {
    const { unjudged } = await judged(base, { "db/002.sql": sql, "db/003.sql": how === "by a role" ? "" : trap });
    expect(unjudged).toEqual([expect.stringMatching(new RegExp(`^db/002\\.sql: ${says} `))]);
  });
}

/** Tables that a repeatable migration has made where the base has run, and on a new database has not. */
const flyway = {
  "db/V1__a.sql": "CREATE TABLE orders (id int);\n",
  "db/R__cache.sql": "CREATE TABLE IF NOT EXISTS cache (id int);\n",
};
for (const [how, path, sql] of [
  ["by a new migration", "db/V2__b.sql", "DROP TABLE IF EXISTS cache;\n"],
  [
    "by a block",
    "db/V2__b.sql",
    "DO $$ BEGIN IF to_regclass('cache') IS NOT NULL THEN TRUNCATE cache; END IF; END $$;\n",
  ],
  ["by the repeatable one", "db/R__cache.sql", "DROP TABLE IF EXISTS cache;\nCREATE TABLE cache (id int);\n"],
] as const) {
  attempt(`drop what a repeatable migration has made, ${how}`, "the comment names it", async () => {
    const { unjudged } = await judged(flyway, { [path]: sql });
    expect(unjudged).toEqual([
      `${path}: drops or empties tables, and is judged as if no repeatable migration had run yet`,
    ]);
  });
}
attempt("bring a migration, and change a repeatable one, honestly", "no word of it", async () => {
  const files = {
    "db/V2__b.sql": "CREATE TABLE more (id int);\n",
    "db/R__cache.sql": `${flyway["db/R__cache.sql"]}SELECT 1;\n`,
  };
  expect((await judged(flyway, files)).unjudged).toEqual([]);
});

for (const [sql, can] of Object.entries({
  "CREATE ROLE backdoor SUPERUSER LOGIN;": "backdoor may do anything on the server",
  "ALTER ROLE reader WITH BYPASSRLS;": "reader may read and write rows past every row-level policy",
  "GRANT pg_execute_server_program TO reader;": "reader may run programs on the server's machine",
  "REVOKE writers FROM app;": "app may no longer do what it could as a member of writers",
  "ALTER GROUP writers DROP USER app;": "app may no longer do what it could as a member of writers",
  "ALTER ROLE reader NOLOGIN;": "reader may no longer log in",
  "DROP ROLE IF EXISTS reader;": "reader may no longer log in, for it is dropped",
})) {
  attempt(sql, "it is a finding", async () => {
    const { unjudged, comment } = await judged(base, { "db/002.sql": `SELECT 1;\n${sql}\n` });
    expect(unjudged).toEqual([]);
    expect(comment).toContain(can);
  });
  attempt(`${sql} in a migration of the base`, "it is named as not judged", async () => {
    const { unjudged } = await judged(base, { "db/001.sql": `${base["db/001.sql"]}${sql}\n` });
    expect(unjudged.join("\n")).toContain("db/001.sql:6: not judged: ");
  });
}
for (const [sql, does] of Object.entries({
  "ALTER ROLE reader CREATEDB;": "gives a role power over the whole server",
  "ALTER ROLE reader RENAME TO readers;": "renames a role",
  "DROP OWNED BY reader;": "changes whatever a role owns",
  "SET LOCAL session_replication_role TO 'replica';": "switches off triggers and foreign keys",
  "SET allow_system_table_mods = on;": "lets catalogs be written",
  "UPDATE pg_catalog.pg_attribute SET attnotnull = true WHERE false;": "writes to PostgreSQL's own catalogs",
})) {
  attempt(sql, "it is named as not judged", async () => {
    const { unjudged } = await judged(base, { "db/002.sql": `SELECT 1;\n${sql}\n` });
    expect(unjudged.join("\n")).toContain(does);
    expect(unjudged.join("\n")).toContain("db/002.sql:2");
  });
}

/** What is honest: no word. */
for (const [what, files] of Object.entries({
  "a path that nothing comes after": { "db/002.sql": `SET search_path = app, public;\n` },
  "a path that is taken back": { "db/002.sql": "SET search_path = app;\nRESET search_path;\n", "db/003.sql": "" },
  "a path for one transaction": {
    "db/002.sql": "BEGIN;\nSET LOCAL search_path = app;\nCOMMIT;\n",
    "db/003.sql": "SELECT 1;\n",
  },
  "a role and its rights": { "db/002.sql": "CREATE ROLE writer LOGIN;\nGRANT SELECT ON seen TO writer;\n" },
  "a limit for a role": { "db/002.sql": "ALTER ROLE reader SET statement_timeout = '3s';\n" },
  "a block, a function and rows": {
    "db/002.sql": `DO $$ BEGIN PERFORM 1; END $$;\nSELECT now();\nINSERT INTO seen VALUES (1);\nUPDATE seen SET id = 2 WHERE id = 1;\n`,
  },
  "indexes that are built concurrently": {
    "db/002.sql": "CREATE INDEX CONCURRENTLY i ON seen (id);\nDROP INDEX CONCURRENTLY i;\nVACUUM seen;\n",
  },
  "a savepoint that is kept": { "db/002.sql": "BEGIN;\nSAVEPOINT a;\nCREATE TABLE t (id int);\nRELEASE a;\nCOMMIT;\n" },
})) {
  attempt(`bring ${what}`, "no word of what is not measured or left behind", async () => {
    const { unjudged, failure } = await judged(base, files);
    expect([failure, unjudged]).toEqual([undefined, []]);
  });
}
