import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engines } from "../../src/engines/registry.ts";
import { SchemalogError } from "../../src/errors.ts";
import { buildDatabase, MigrationError, migrationsIn } from "../../src/migrations/index.ts";
import { folder, git, repository, schemalog, write } from "../support/cli.ts";
import { attempt } from "./attempt.ts";
import { loading, sideModule } from "./side-module.ts";

const canary = "c4n4ry";
const outside = mkdtempSync(join(tmpdir(), "schemalog-outside-"));
const secret = join(outside, "secret.txt");
const target = join(outside, "written.txt");
beforeAll(() => writeFileSync(secret, canary));
afterAll(() => rmSync(outside, { recursive: true }));

const engine = engines[0]!;
const crawling = { filter: () => true, statementTimeout: 60_000, lockTimeout: 5_000, skipExtensions: [] };
const generous = { statement: 60_000, total: 120_000, memory: 2 * 2 ** 30 };

/** What a migration builds, or the error that it ends with. */
async function build(sql: string, limits = generous) {
  const migrations = migrationsIn([["1.sql", `SELECT 1;\n${sql}`]], "db")!;
  return buildDatabase(migrations, engine, { ...crawling, limits }).catch((error: unknown) => error);
}

/** That nothing got in or out, and that what it ended with is an error for people, at its place. */
function expectHarmless(result: unknown) {
  if (result instanceof Error) {
    expect(result).toBeInstanceOf(SchemalogError);
    expect(result.message).toMatch(/^db\/1\.sql:\d+: |^the embedded (database|PostgreSQL) /);
  }
  expect(result instanceof Error ? `${result.message}${result.cause}` : JSON.stringify(result)).not.toContain(canary);
  expect(existsSync(target)).toBe(false);
  expect(readFileSync(secret, "utf8")).toBe(canary);
}

const breakout = sideModule(
  `process.getBuiltinModule("fs").writeFileSync(${JSON.stringify(target)}, process.getBuiltinModule("fs").readFileSync(${JSON.stringify(secret)}))`,
);
const quiet = (statements: string) =>
  `DO $do$ BEGIN ${statements
    .split(/;\s*/)
    .filter((statement) => statement.trim() !== "")
    .map((statement) => `EXECUTE $sql$${statement}$sql$;`)
    .join(" ")} EXCEPTION WHEN OTHERS THEN NULL; END $do$;`;

const hex = (text: string) => Buffer.from(text).toString("hex");
const file = (path: string, text: string) =>
  `SELECT lo_from_bytea(77, '\\x${hex(text)}'); SELECT lo_export(77, '${path}');`;

/** Ways out that were thought of: SQL, each by its name. */
const waysOut: Record<string, string> = {
  "load a library that brings JavaScript": loading(breakout),
  "load it in an exception handler": quiet(loading(breakout)),
  "load it by a function in C": `${loading(breakout).replace(/LOAD.*/, "")} CREATE FUNCTION f() RETURNS int LANGUAGE c AS '/tmp/library4711', 'f'; SELECT f();`,
  "load it under a name with a link upwards": loading(breakout).replaceAll("/tmp/library", "/tmp/../tmp/library"),
  "load it from the folder of libraries": loading(breakout).replaceAll(
    "/tmp/library",
    "/pglite/lib/postgresql/library",
  ),
  "load it as a procedural language": `${loading(breakout).replace(/LOAD.*/, "")} CREATE FUNCTION h() RETURNS language_handler LANGUAGE c AS '/tmp/library4711', 'h'; CREATE LANGUAGE evil HANDLER h;`,
  "load it by an extension of one's own": `${loading(breakout).replace(/LOAD.*/, "")}${file("/pglite/share/postgresql/extension/evil.control", "default_version = '1'\nmodule_pathname = '/tmp/library4711'\n")}${file("/pglite/share/postgresql/extension/evil--1.sql", "CREATE FUNCTION f() RETURNS int LANGUAGE c AS 'MODULE_PATHNAME';")} CREATE EXTENSION evil;`,
  "load it in the next session by a setting": `${loading(breakout).replace(/LOAD.*/, "")} ALTER SYSTEM SET session_preload_libraries = '/tmp/library4711'; ALTER DATABASE postgres SET local_preload_libraries = '/tmp/library4711'; ALTER ROLE postgres SET session_preload_libraries = '/tmp/library4711'; SELECT pg_reload_conf();`,
  "overwrite a library that is loaded later": loading(breakout).replaceAll(
    "/tmp/library4711.so",
    "/pglite/lib/postgresql/plpgsql.so",
  ),
  "overwrite PostgreSQL itself": file("/pglite/bin/postgres", "x"),
  "run a program to write": `COPY (SELECT 1) TO PROGRAM 'cat ${secret} > ${target}';`,
  "run a program to read": `CREATE TABLE t (line text); COPY t FROM PROGRAM 'cat ${secret}';`,
  "run a program in an exception handler": quiet(`COPY (SELECT 1) TO PROGRAM 'touch ${target}'`),
  "run a program by its locale": `COPY (SELECT 1) TO PROGRAM 'locale -a; touch ${target}';`,
  "read a file of the system": `CREATE TABLE t (line text); COPY t FROM '${secret}';`,
  "read a file by a function": `CREATE TABLE t AS SELECT pg_read_file('${secret}');`,
  "read bytes of a file": `CREATE TABLE t AS SELECT pg_read_binary_file('${secret}');`,
  "import a file as a large object": `SELECT lo_import('${secret}');`,
  "list a folder of the system": `CREATE TABLE t AS SELECT pg_ls_dir('${outside}');`,
  "write a file": `COPY (SELECT 1) TO '${target}';`,
  "export a large object to a file": `SELECT lo_from_bytea(1, '\\x00'); SELECT lo_export(1, '${target}');`,
  "read what the process was started with": `CREATE TABLE t (line text); COPY t FROM '/proc/self/environ';`,
  "read the standard input": "CREATE TABLE t (line text); COPY t FROM '/dev/stdin';",
  "write to the standard output": `COPY (SELECT '${"x".repeat(9)}') TO '/dev/stdout';`,
  "write to the device of blobs": "COPY (SELECT 1) TO '/dev/blob';",
  "read from the device of blobs": "CREATE TABLE t (line text); COPY t FROM '/dev/blob';",
  "make a tablespace in a folder of the system": `CREATE TABLESPACE t LOCATION '${outside}';`,
  "read a server's log": "CREATE TABLE t AS SELECT pg_current_logfile();",
  "log to a file": `ALTER SYSTEM SET log_directory = '${outside}'; ALTER SYSTEM SET logging_collector = on; SELECT pg_reload_conf();`,
  "archive by a command": `ALTER SYSTEM SET archive_command = 'touch ${target}'; SELECT pg_reload_conf(); SELECT pg_switch_wal();`,
  "signal the process": "SELECT pg_terminate_backend(pg_backend_pid());",
  "connect by a subscription":
    "DO $$ BEGIN EXECUTE 'CREATE SUBSCRIPTION s CONNECTION ''host=127.0.0.1 port=1 dbname=x'' PUBLICATION p'; END $$;",
  "crash by an assertion of a type": "SELECT ''::internal;",
  "play a message of the process":
    `DO $$ BEGIN RAISE INFO '%', E'\\x00\\x00\\x00\\x05{"is":"opened","database":9}'; END $$;`.replaceAll("\\x00", ""),
  "drop the roof": "DROP SCHEMA pg_catalog CASCADE;",
  "tear up the catalogs":
    "SET allow_system_table_mods = on; DELETE FROM pg_class; DELETE FROM pg_attribute; DELETE FROM pg_type;",
  "shadow what the crawl calls": `CREATE FUNCTION public.json_agg(anyelement) RETURNS text LANGUAGE sql AS 'SELECT ''[{"oid":{"__proto__":1}}]'''; SET search_path = public, pg_catalog;`,
  "give objects names of other types": `SET allow_system_table_mods = on; UPDATE pg_class SET relname = '' WHERE relname = 'pg_type';`,
  "end the transaction that the crawl reads in":
    "CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END'; CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE FUNCTION e();",
};

describe("SQL of a stranger in the embedded database", () => {
  for (const [tried, sql] of Object.entries(waysOut)) {
    attempt(tried, "the sandbox, and an error at file and line", async () => expectHarmless(await build(sql)));
  }
});

const small = { statement: 1_500, total: 3_000, memory: 1.2 * 2 ** 30 };
/** What would take for ever or all memory: SQL, and which limit ends it. */
const waysOn: [tried: string, sql: string, ends: RegExp][] = [
  ["count for ever", "SELECT count(*) FROM generate_series(1, 1e12);", /limit for one statement/],
  ["loop for ever", "DO $$ BEGIN LOOP END LOOP; END $$;", /limit for one statement/],
  [
    "loop in an exception handler",
    "DO $$ BEGIN LOOP BEGIN PERFORM 1/0; EXCEPTION WHEN OTHERS THEN NULL; END; END LOOP; END $$;",
    /limit for one statement/,
  ],
  [
    "recur for ever",
    "WITH RECURSIVE r AS (SELECT 1 UNION ALL SELECT 1 FROM r) SELECT count(*) FROM r;",
    /limit|memory/,
  ],
  ["sleep", "SELECT pg_sleep(1e6);", /limit for one statement/],
  [
    "match an evil expression",
    `SELECT repeat('a', 60) ~ '(a+)+$b' AND repeat('a', 5000) ~ '^(a?){2000}a{2000}(x|y)*$' FROM generate_series(1, 1000000);`,
    /limit|invalid|too complex/,
  ],
  ["answer rows for ever", "SELECT repeat('x', 100000) FROM generate_series(1, 1000000);", /limit|memory|broke down/],
  [
    "take memory",
    "DO $$ DECLARE a text[]; BEGIN LOOP a := a || repeat('x', 50000000); END LOOP; END $$;",
    /limit|memory/,
  ],
  [
    "fill the disk",
    "CREATE TABLE t AS SELECT repeat(md5(g::text), 100) FROM generate_series(1, 100000000) g;",
    /limit|memory|space/,
  ],
  ["talk for ever", "DO $$ BEGIN LOOP RAISE INFO '%', repeat('x', 1000); END LOOP; END $$;", /limit/],
  ["take many short times", `${"SELECT pg_sleep(1);\n".repeat(6)}`, /limit for all statements/],
  [
    "wait for itself in a loop of statements",
    `${"DO $$ BEGIN PERFORM count(*) FROM generate_series(1, 3000000); END $$;\n".repeat(40)}`,
    /limit/,
  ],
  [
    "call itself in SQL",
    "CREATE FUNCTION f(i int) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE OR REPLACE FUNCTION f(i int) RETURNS int LANGUAGE sql AS 'SELECT f(i + 1)'; SELECT f(1);",
    /stack|limit/,
  ],
  [
    "call itself in PL/pgSQL",
    "CREATE FUNCTION f(i int) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN f(i + 1); END'; SELECT f(1);",
    /stack|limit/,
  ],
  ["nest deeply", `SELECT ${"(".repeat(50_000)}1${")".repeat(50_000)};`, /memory exhausted|stack/],
  [
    "nest a view in a view",
    `CREATE VIEW v0 AS SELECT 1 AS c;\n${Array.from({ length: 40 }, (_, n) => `CREATE VIEW v${n + 1} AS SELECT a.c FROM v${n} a JOIN v${n} b USING (c);`).join("\n")} SELECT * FROM v40;`,
    /limit|memory|stack|broke/,
  ],
];
describe("SQL that does not end", () => {
  for (const [tried, sql, ends] of waysOn) {
    attempt(tried, "a limit, and an error at file and line", async () => {
      const result = await build(sql, small);
      expect(result).toBeInstanceOf(MigrationError);
      expect((result as MigrationError).message).toMatch(/^db\/1\.sql:\d+: /);
      expect((result as MigrationError).message).toMatch(ends);
      expect((result as MigrationError).place.line).toBeGreaterThan(1);
    });
  }
});

test("a request whose new migration does not end says where, as any failing statement", () => {
  const cwd = repository({
    "schemalog.yml": "connections:\n  app:\n    migrations: db\n    limits: { statement: 1s }\n",
    "db/1.sql": "CREATE TABLE t (id int);\n",
  });
  write(cwd, { "db/2.sql": "CREATE TABLE u (id int);\nSELECT count(*) FROM generate_series(1, 1e12);\n" });
  git(cwd, "add", "-A");
  git(cwd, "commit", "-qm", "More");
  const { exitCode, stdout } = schemalog(cwd, ["ci", "--host", "local", "--base", "HEAD~1"]);
  expect({ exitCode, stdout }).toMatchObject({
    exitCode: 1,
    stdout: expect.stringMatching(/A statement can.t be applied.*db\/2\.sql:2.*limit/),
  });
});

describe("a branch with an escape in its migration", () => {
  const config = "connections:\n  app:\n    migrations: db\n";
  const evil = `${loading(breakout)}\n`;
  const commands: [string, string[], boolean][] = [
    ["crawl", ["crawl"], false],
    ["crawl and commit", ["crawl", "--commit"], false],
    ["diff of two folders", ["diff", "migrations:db@HEAD~1", "migrations:db"], false],
    ["diff of a revision", ["diff", "migrations:db", "migrations:db@HEAD"], false],
    ["a request", ["ci", "--host", "local", "--base", "HEAD~1"], true],
    ["check", ["crawl", "--check"], false],
  ];
  for (const hidden of [false, true]) {
    for (const [what, args] of commands) {
      attempt(`${what}${hidden ? ", in an exception handler" : ""}`, "the sandbox", () => {
        const cwd = repository({ "schemalog.yml": config, "db/1.sql": "CREATE TABLE t (id int);\n" });
        write(cwd, { "db/2.sql": `CREATE TABLE u (id int);\n${hidden ? quiet(evil) : evil}` });
        git(cwd, "add", "-A");
        git(cwd, "commit", "-qm", "More");
        const { exitCode, stdout, stderr } = schemalog(cwd, args, { SECRET_TOKEN: canary });
        expect(existsSync(target)).toBe(false);
        expect(stdout + stderr).not.toContain(canary);
        expect(stdout + stderr).not.toMatch(/bug in schemalog|\n\s+at /);
        // What is hidden in a handler fails there; the tables are those that the migration made.
        if (!hidden) expect(exitCode).toBeGreaterThan(0);
        if (!hidden) expect(stdout + stderr).toMatch(/db\/2\.sql:\d+/);
      });
    }
  }
  attempt("the same without Git", "the sandbox", () => {
    const cwd = folder({ "schemalog.yml": config, "db/1.sql": evil });
    const { exitCode, stderr } = schemalog(cwd, ["crawl"]);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("db/1.sql:") });
    expect(existsSync(target)).toBe(false);
  });
});
