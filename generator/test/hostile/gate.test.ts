import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { splitStatements } from "../../src/core/dialects/postgres/statements.ts";
import { traitOf } from "../../src/core/dialects/postgres/traits.ts";
import { requestJob, requestWorkspace } from "../../src/jobs/index.ts";
import { startTimings } from "../../src/timings.ts";
import { openWorkspace } from "../../src/workspace/index.ts";
import { git, repository, schemalog, write } from "../support/cli.ts";
import { attempt } from "./attempt.ts";
import { judged, reuseEngine } from "./judged.ts";

const base = {
  "schemalog.yml": "connections:\n  app:\n    migrations: db\nfail-on: breaking\n",
  "db/001.sql": "CREATE TABLE orders (id int PRIMARY KEY);\nCREATE TABLE database (id int);\n",
};

/** What a request with one more migration ends with, and says. */
function request(sql: string) {
  const cwd = repository(base);
  git(cwd, "checkout", "-qb", "branch");
  write(cwd, { "db/002.sql": sql });
  git(cwd, "add", "-A");
  git(cwd, "commit", "-qm", "More");
  return schemalog(cwd, ["ci", "--host", "local", "--base", "main"]);
}

const hidden: Record<string, string> = {
  "behind a comment that a carriage return ends": "-- a note\rDROP TABLE orders;\n",
  "behind what only looks like COPY from the standard input":
    "CREATE TABLE stdin (id int);\nCOPY (SELECT id FROM stdin) TO '/dev/null';\nDROP TABLE orders;\n",
  "while the observer's triggers are dropped":
    "DO $$ DECLARE t record; BEGIN FOR t IN SELECT evtname FROM pg_event_trigger LOOP EXECUTE format('DROP EVENT TRIGGER %I', t.evtname); END LOOP; END $$;\nDROP TABLE orders;\n",
  "while the observer hears nonsense":
    "DO $$ DECLARE t text; BEGIN SELECT replace(evtname, '_end', '') INTO t FROM pg_event_trigger WHERE evtname LIKE '%\\_end'; RAISE INFO '%', t || '[[['; END $$;\nDROP TABLE orders;\n",
};
for (const [how, sql] of Object.entries(hidden)) {
  attempt(`drop a table ${how}`, "it is told of, and fails the gate", () => {
    const { exitCode, stdout, stderr } = request(sql);
    expect(stdout + stderr).toMatch(/table-dropped/);
    expect(stdout + stderr).not.toContain("bug in schemalog");
    expect(exitCode).toBe(1);
  });
}

attempt("a right on a table that is called database", "is no right on a database", () => {
  expect(traitOf("REVOKE SELECT ON database FROM app")).not.toBe("outside");
  expect(traitOf("REVOKE CONNECT ON DATABASE shop FROM app")).toBe("outside");
});

attempt("300,000 statements on one line", "each look for a line break goes on from the last", () => {
  const begun = performance.now();
  expect(splitStatements("a;".repeat(300_000)).statements).toHaveLength(300_000);
  expect(performance.now() - begun).toBeLessThan(10_000);
});

reuseEngine();

type Files = Record<string, string>;
const drop = "DROP TABLE orders;\n";
const harmless = "CREATE TABLE more (id int);\n";
const orders = "CREATE TABLE orders (id int PRIMARY KEY);\n";
const body = "DO $$\nBEGIN\n  PERFORM 1; -- one\nEND $$;\n";
const goose = (up: string, down = "") => `-- +goose Up\n${up}-- +goose Down\n${down}`;
const bases = {
  plain: { "db/001.sql": orders },
  goose: { "db/001.sql": goose(orders, drop) },
  dbmate: { "db/001.sql": `-- migrate:up\n${orders}-- migrate:down\n${drop}` },
  "sql-migrate": { "db/001.sql": `-- +migrate Up\n${orders}-- +migrate Down\n${drop}` },
  Flyway: { "db/V1__a.sql": orders },
  Drizzle: { "db/0_a.sql": orders, "db/meta/_journal.json": '{"entries":[{"idx":0,"tag":"0_a"}]}' },
  "Drizzle 1.x": { "db/1_a/migration.sql": orders, "db/1_a/snapshot.json": "{}" },
  Prisma: { "db/1_a/migration.sql": orders, "db/migration_lock.toml": 'provider = "postgresql"' },
  "up and down": { "db/1.up.sql": orders, "db/1.down.sql": drop },
  Atlas: { "db/1.sql": orders, "db/atlas.sum": "h1:x" },
};

const again = orders.replace("TABLE", "TABLE IF NOT EXISTS");
const dropIf = "DROP TABLE IF EXISTS orders;\n";
const rows = "COPY orders FROM stdin;\n\\.\n";

/** What a branch brings so that another tool than the base's, or none, would read it: it runs as at the base. */
const run: [how: string, base: keyof typeof bases, files: Files][] = [
  [
    "behind a COPY in which a column is called stdin",
    "plain",
    {
      "db/002.sql": `CREATE TABLE more (stdin timestamptz);\nCOPY more FROM '/dev/null' WHERE extract(epoch FROM stdin) > 0;\n${drop}`,
    },
  ],
  [
    "behind a COPY whose condition ends with a column called stdin",
    "plain",
    {
      "db/002.sql": `CREATE TABLE more (id int, stdin int);\nCOPY more FROM '/dev/null' WHERE id IS DISTINCT FROM stdin;\n${drop}`,
    },
  ],
  [
    "behind rows with a line that only JavaScript takes for their end",
    "plain",
    { "db/002.sql": `COPY orders FROM stdin;\n1\u2028\\.\u2028\n/*\n\\.\n${drop}-- */\n` },
  ],
  [
    "behind rows with a line that ends with a carriage return alone",
    "plain",
    { "db/002.sql": `COPY orders FROM stdin;\n1\r\\.\r\n/*\n\\.\n${drop}-- */\n` },
  ],
  ["behind rows of COPY from STDOUT", "plain", { "db/002.sql": `COPY orders FROM STDOUT;\n/*\n\\.\n${drop}-- */\n` }],
  ["in a section of goose", "plain", { "db/002.sql": goose(harmless, drop) }],
  ["in a section of dbmate", "plain", { "db/002.sql": `-- migrate:up\n${harmless}-- migrate:down\n${drop}` }],
  ["in a section of another tool", "goose", { "db/002.sql": `-- migrate:up\n${harmless}-- migrate:down\n${drop}` }],
  ["below a marker with blanks before it", "dbmate", { "db/002.sql": `-- migrate:up\n  -- migrate:down\n${drop}` }],
  ["below a marker in capitals", "dbmate", { "db/002.sql": `-- migrate:up\n-- MIGRATE:DOWN\n${drop}` }],
  ["below a marker with two blanks", "sql-migrate", { "db/002.sql": `-- +migrate Up\n--  +migrate Down\n${drop}` }],
  ["beside a journal", "plain", { "db/002.sql": drop, "db/meta/_journal.json": '{"entries":[{"idx":0,"tag":"001"}]}' }],
  ["beside a twin that goes up", "plain", { "db/002.sql": drop, "db/001.up.sql": again }],
  ["beside a baseline of Flyway", "plain", { "db/002.sql": drop, "db/B3__a.sql": orders }],
  ["beside a plan of Sqitch", "plain", { "db/002.sql": drop, "db/sqitch.plan": "a 2024-01-01T00:00:00Z a <a@b>\n" }],
  [
    "beside a lock of Prisma",
    "plain",
    { "db/002.sql": drop, "db/migration_lock.toml": "", "db/3/migration.sql": harmless },
  ],
  ["and create it again", "plain", { "db/002.sql": drop + orders }],
  ["and create it again in another file", "plain", { "db/002.sql": drop, "db/003.sql": again }],
  [
    "and create it again, all in a block",
    "plain",
    { "db/002.sql": `DO $$ BEGIN EXECUTE 'DROP TABLE orders'; CREATE TABLE orders (id int PRIMARY KEY); END $$;\n` },
  ],
  ["beside a manifest", "plain", { "db/002.sql": drop, "db/v1/manifest.json": '{"SchemaUpdateCqlFiles":[]}' }],
  ["in a file .SQL", "plain", { "db/002.SQL": drop }],
  ["in a migration that the base has", "plain", { "db/001.sql": `${orders}${drop}` }],
  ["behind 32 MB of comment", "plain", { "db/002.sql": `/*${"x".repeat(32 * 2 ** 20)}*/\n${drop}` }],
  ["beside a structure.sql", "plain", { "db/002.sql": drop, "db/structure.sql": orders }],
];
for (const [how, base, files] of run) {
  attempt(`drop a table ${how}, in a folder of ${base}`, "it is run as at the base", async () => {
    const { findings, failure, comment } = await judged(bases[base], files);
    expect([failure, findings?.filter((code) => !code.startsWith("migration-"))], comment).toEqual([
      undefined,
      ["table-dropped"],
    ]);
  });
}

attempt("drop a column, and add it again", "the loss of its values is told", async () => {
  const noted = { "db/001.sql": "CREATE TABLE orders (id int, note text);\n" };
  const { findings, comment } = await judged(noted, {
    "db/002.sql": "ALTER TABLE orders DROP COLUMN note;\nALTER TABLE orders ADD COLUMN note text;\n",
  });
  expect(findings).toEqual(["column-dropped"]);
  expect(comment).toMatch(/1 breaking\n\nNo net changes\.[\s\S]*db\/002\.sql:/);
});

/** What no tool of ours runs, in a place where something might: the reviewer is told. */
const told: [how: string, base: keyof typeof bases, files: Files, where: string][] = [
  [
    "what Drizzle takes for a statement, and SQL for a comment",
    "Drizzle",
    { "db/0_a.sql": `${orders}--> statement-breakpoint ${drop}` },
    "db/0_a.sql:2",
  ],
  [
    "what stands behind a form feed where Drizzle cuts",
    "Drizzle",
    { "db/0_a.sql": `${orders}--> statement-breakpoint\f\v${drop}` },
    "db/0_a.sql:2",
  ],
  [
    "what Drizzle takes for two statements, and SQL for one",
    "Drizzle",
    { "db/0_a.sql": `${orders}CREATE SCHEMA more\n--> statement-breakpoint\n${harmless}` },
    "db/0_a.sql:3",
  ],
  [
    "what Drizzle 1.x takes for a statement, and SQL for a comment",
    "Drizzle 1.x",
    { "db/2_b/migration.sql": `${harmless}--> statement-breakpoint\f${drop}`, "db/2_b/snapshot.json": "{}" },
    "db/2_b/migration.sql:2",
  ],
  [
    "a comment in which one line is left out",
    "sql-migrate",
    { "db/002.sql": `-- +migrate Up\n/*\n-- /*\n*/\n${drop}/* */\n*/\n` },
    "db/002.sql:3",
  ],
  [
    "a string in dollars whose end is left out",
    "sql-migrate",
    { "db/002.sql": `-- +migrate Up\nSELECT $a$\n-- $a$, $b$\n$a$; ${drop.trim()} -- $b$\n;\n` },
    "db/002.sql:3",
  ],
  [
    "a comment in a body in which one line is left out",
    "goose",
    { "db/002.sql": goose(`DO $$ BEGIN\n/*\n-- /*\n*/\n${drop}/* */\n*/\nEND $$;\n`) },
    "db/002.sql:4",
  ],
  ["a body that is cut at its lines", "goose", { "db/002.sql": goose(body) }, "db/002.sql:4"],
  ["a body that is cut at its lines", "sql-migrate", { "db/002.sql": `-- +migrate Up\n${body}` }, "db/002.sql:4"],
  ["a placeholder", "Flyway", { "db/V2__b.sql": `SELECT '\${x}';\n` }, "db/V2__b.sql:1"],
  [
    "a placeholder for a file's name that ends a comment",
    "Flyway",
    { "db/V2__'; DROP TABLE orders; --.sql": `SELECT 1; SELECT '\${flyway:filename}';\n` },
    "db/V2__'; DROP TABLE orders; --.sql:1",
  ],
  ["a placeholder in what may be Flyway's", "plain", { "db/2__b.sql": `/* \${x} */ ${harmless}` }, "db/2__b.sql:1"],
  ["a file that goes up by its name, whatever its ending", "up and down", { "db/2_x.up.md": drop }, "db/2_x.up.md"],
  ["a file that goes up before it goes down", "up and down", { "db/2_x.up.x-down.sql": drop }, "db/2_x.up.x-down.sql"],
  [
    "a second section that goes up",
    "dbmate",
    { "db/002.sql": `-- migrate:up\n${drop}-- migrate:down\n-- migrate:up\n${orders}` },
    "db/002.sql:4",
  ],
  [
    "a marker that ends with a tab",
    "sql-migrate",
    { "db/002.sql": `-- +migrate Up\n-- +migrate\tDown\n${drop}` },
    "db/002.sql:2",
  ],
  [
    "text that goose changes",
    "goose",
    { "db/002.sql": goose(`-- +goose ENVSUB ON\n/* \${A:-/*} */ ${drop}`) },
    "db/002.sql:3",
  ],
  [
    "a comment that a NUL ends for psql",
    "plain",
    { "db/002.sql": `/* a\n\0/*\n*/ ${drop}/* \0*/\n*/\n` },
    "db/002.sql:2",
  ],
  ["a NUL outside of what is run", "goose", { "db/002.sql": goose(harmless, "-- \0\n") }, "db/002.sql:4"],
  ["another encoding", "plain", { "db/002.sql": "SET client_encoding = 'SJIS';\n" }, "db/002.sql:1"],
  ["another encoding, in the standard's words", "plain", { "db/002.sql": "SET NAMES 'SJIS';\n" }, "db/002.sql:1"],
  ["another encoding for psql", "plain", { "db/002.sql": "\\encoding SJIS\n" }, "db/002.sql:1"],
  [
    "another encoding for a role",
    "plain",
    { "db/002.sql": "ALTER ROLE CURRENT_USER SET client_encoding = 'SJIS';\n" },
    "db/002.sql",
  ],
  [
    "another encoding for a role, in a block",
    "plain",
    { "db/002.sql": "DO $$ BEGIN EXECUTE 'ALTER ROLE CURRENT_USER SET client_' || 'encoding = SJIS'; END $$;\n" },
    "db/002.sql",
  ],
  [
    "another encoding for a database",
    "plain",
    { "db/002.sql": "SELECT 1;\nALTER DATABASE shop SET client_encoding = 'SJIS';\n" },
    "db/002.sql:2",
  ],
  ["a file that goes back", "plain", { "db/002_undo.sql": drop }, "db/002_undo.sql"],
  ["a file without a number", "plain", { "db/cleanup.sql": drop }, "db/cleanup.sql"],
  ["a file of another ending", "plain", { "db/002.psql": drop }, "db/002.psql"],
  ["a file without an ending", "plain", { "db/002": drop }, "db/002"],
  ["a file of an ending that nobody knows", "plain", { "db/002.txt": drop }, "db/002.txt"],
  ["a folder that sorts first", "plain", { "db/.a/002.sql": dropIf }, "db/.a/002.sql"],
  ["a version before that of the base", "plain", { "db/000.sql": dropIf }, "db/000.sql"],
  ["a template", "plain", { "db/002.sql.erb": drop }, "db/002.sql.erb"],
  ["a migration in another language", "goose", { "db/002_drop.go": "package x" }, "db/002_drop.go"],
  ["a file in node_modules", "plain", { "db/node_modules/x/002.sql": drop }, "db/node_modules/x/002.sql"],
  ["a file that goes back, of goose", "goose", { "db/002_down.sql": drop }, "db/002_down.sql"],
  ["a marker with blanks", "goose", { "db/002.sql": `-- +goose Up\n  -- +goose Down\n${drop}` }, "db/002.sql:2"],
  ["a statement before the sections", "sql-migrate", { "db/002.sql": `${drop}-- +migrate Up\n` }, "db/002.sql:1"],
  [
    "what sets a script's encoding",
    "Flyway",
    { "db/V2__b.sql": harmless, "db/V2__b.sql.conf": "encoding=SJIS\n" },
    "db/V2__b.sql.conf",
  ],
  ["a callback", "Flyway", { "db/afterMigrate.sql": drop }, "db/afterMigrate.sql"],
  ["a version below a new baseline", "Flyway", { "db/V2__b.sql": drop, "db/B3__c.sql": orders }, "db/V2__b.sql"],
  ["a file without a way", "up and down", { "db/2.sql": drop }, "db/2.sql"],
  [
    "a file before a checkpoint",
    "Atlas",
    { "db/2.sql": drop, "db/3.sql": `-- atlas:checkpoint\n${orders}` },
    "db/2.sql",
  ],
  ["\\gexec", "plain", { "db/002.sql": "SELECT 1;\nSELECT 'DROP TABLE orders'\n\\gexec\n" }, "db/002.sql:3"],
  ["\\!", "plain", { "db/002.sql": "\\! psql -c 'DROP TABLE orders'\n" }, "db/002.sql:1"],
  ["\\i", "plain", { "db/002.sql": "\\i ../drop.sql\n" }, "db/002.sql:1"],
  ["COPY from a file of the server", "plain", { "db/002.sql": "COPY orders FROM '/x';\n" }, "db/002.sql:1"],
  ["COPY to a program of the server", "plain", { "db/002.sql": "COPY orders TO PROGRAM 'x';\n" }, "db/002.sql:1"],
  ["\\copy", "plain", { "db/002.sql": "\\copy orders from 'x'\n" }, "db/002.sql:1"],
  ["\\copy … program", "plain", { "db/002.sql": "\\copy orders to program 'psql'\n" }, "db/002.sql:1"],
  ["\\if", "plain", { "db/002.sql": `\\if :x\n${again}\\endif\n` }, "db/002.sql:1"],
  ["\\set", "plain", { "db/002.sql": `\\set orders 'x; ${drop.trim()}'\n` }, "db/002.sql:1"],
  ["\\;", "plain", { "db/002.sql": "SELECT 1\\; DROP TABLE orders;\n" }, "db/002.sql:1"],
  ["\\g with more behind it", "plain", { "db/002.sql": "SELECT 1 \\g x \\\\ DROP TABLE orders;\n" }, "db/002.sql:1"],
  ["\\echo with more behind it", "plain", { "db/002.sql": "\\echo x \\\\ DROP TABLE orders;\n" }, "db/002.sql:1"],
  ["rows beside those of COPY", "plain", { "db/002.sql": `${rows}INSERT INTO orders VALUES (1);\n` }, "db/002.sql:3"],
  ["rows, which a trigger may look at", "plain", { "db/002.sql": "COPY orders FROM stdin;\n1\n\\.\n" }, "db/002.sql:1"],
  ["DROP DATABASE", "plain", { "db/002.sql": "SELECT 1;\nDROP DATABASE shop;\n" }, "db/002.sql:2"],
  [
    "a lock that makes the folder another tool's",
    "plain",
    { "db/migration_lock.toml": "", "db/3/migration.sql": harmless },
    "db",
  ],
  ["a journal that makes the folder another tool's", "plain", { "db/meta/_journal.json": '{"entries":[]}' }, "db"],
  [
    "a sum that makes the folder another tool's",
    "plain",
    { "db/002.sql": "-- atlas:checkpoint\n", "db/atlas.sum": "" },
    "db",
  ],
  [
    "a statement that fails for rows that were left out",
    "plain",
    {
      "db/002.sql": `CREATE TABLE items (id int REFERENCES orders);\nCOPY orders FROM stdin;\n1\n\\.\nINSERT INTO items VALUES (1);\n`,
    },
    "db/002.sql:5",
  ],
];
for (const [what, base, files, where] of told) {
  attempt(`hide in ${what}, in a folder of ${base}`, "the comment names the place", async () => {
    const { unjudged, failure, comment } = await judged(bases[base], files);
    expect(failure).toBeUndefined();
    expect(
      unjudged.filter((words) => words.startsWith(`${where}: `)),
      unjudged.join("\n"),
    ).toHaveLength(1);
    expect(comment).toContain("Not judged, so check it yourself");
  });
}

/** What a tool passes over or refuses, though it looks like a migration: a finding at the file. */
const passedOver: [how: string, base: keyof typeof bases, files: Files, code: string][] = [
  ["an ending in capitals", "Flyway", { "db/V2__b.SQL": drop }, "migration-not-run"],
  ["a file that no journal names", "Drizzle", { "db/1_b.sql": drop }, "migration-not-run"],
  ["a file of another name", "Prisma", { "db/2_b/Migration.sql": drop }, "migration-refused"],
  ["a folder below", "goose", { "db/x/002.sql": goose(drop) }, "migration-not-run"],
  ["a file without a marker", "goose", { "db/002.sql": dropIf.replace("orders", "no") }, "migration-refused"],
];
for (const [what, base, files, code] of passedOver) {
  attempt(`hide in ${what}, in a folder of ${base}`, "a finding names the file", async () => {
    const { findings, failure, comment } = await judged(bases[base], files);
    expect([failure, findings]).toEqual([undefined, [code]]);
    expect(comment).toContain(Object.keys(files)[0]);
    expect(comment).not.toMatch(/^## (✅|🟢)/);
  });
}

/** What a tool leaves out by its own rules, and what does nothing: no word. */
const quiet: [what: string, base: keyof typeof bases, files: Files][] = [
  ["a down section", "goose", { "db/002.sql": goose(harmless, drop) }],
  [
    "a body that is kept whole",
    "goose",
    { "db/002.sql": goose(`-- +goose StatementBegin\n${body}-- +goose StatementEnd\n${harmless}`) },
  ],
  ["a down section", "dbmate", { "db/002.sql": `-- a note\n-- migrate:up\n${harmless}-- migrate:down\n${drop}` }],
  [
    "a body with comments",
    "sql-migrate",
    { "db/002.sql": `-- +migrate Up\n-- a\nDO $$\n-- it's\nBEGIN\n-- b\nEND\n-- c\n$$;\n-- d\n${harmless}` },
  ],
  [
    "cuts",
    "Drizzle",
    {
      "db/0_a.sql": `-- a\n--> statement-breakpoint\n${orders.trim()}--> statement-breakpoint \r\n${harmless}\n--> statement-breakpoint\n`,
    },
  ],
  ["a down file", "up and down", { "db/2.up.sql": harmless, "db/2.down.sql": drop }],
  ["an undo migration", "Flyway", { "db/V2__b.sql": harmless, "db/U2__b.sql": drop }],
  ["a way back", "Prisma", { "db/2_b/migration.sql": harmless, "db/2_b/down.sql": drop }],
  [
    "what prints, and what pg_dump writes",
    "plain",
    { "db/002.sql": `\\set ON_ERROR_STOP on\n\\restrict x\n${harmless}` },
  ],
  ["the encoding that files have", "plain", { "db/002.sql": `SET client_encoding = 'UTF8';\n${harmless}` }],
  ["a text", "plain", { "db/002.sql": harmless, "db/README.md": drop }],
];
for (const [what, base, files] of quiet) {
  attempt(`bring ${what} to a folder of ${base}`, "no word of it", async () => {
    const { unjudged, failure } = await judged(bases[base], files);
    expect([failure, unjudged]).toEqual([undefined, []]);
  });
}

attempt("bring a way back to a plain folder that has some", "no word; nor of what the base has", async () => {
  const old = { ...bases.plain, "db/001.down.sql": drop, "db/seed.sql": "\\i x\n", "db/000.sql": "\\! x\n" };
  expect((await judged(old, { "db/002.sql": harmless, "db/002.down.sql": drop })).unjudged).toEqual([]);
});

/** Statements beside rows of COPY, which call what changes the schema. */
const does = "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN DROP TABLE database; RETURN 1; END $$;\n";
for (const sql of ["INSERT INTO orders SELECT f();", "WITH x AS (SELECT f() AS y) SELECT y FROM x;"]) {
  attempt(`${sql} beside rows of COPY`, "it runs, and what it does is judged", async () => {
    const { findings } = await judged({ "db/001.sql": base["db/001.sql"] }, { "db/002.sql": `${does}${rows}${sql}\n` });
    expect(findings).toContain("table-dropped");
  });
}

const off = {
  SET: "SET standard_conforming_strings = off;\n",
  "SET LOCAL": "SET LOCAL standard_conforming_strings = off;\n",
  set_config: "SELECT set_config('standard_' || 'conforming_strings', 'off', false);\n",
  "a DO block": "DO $$ BEGIN EXECUTE 'SET standard_' || 'conforming_strings TO off'; END $$;\n",
};
attempt("standard_conforming_strings = off for a role, whose next session has it", "it fails", async () => {
  const { failure } = await judged(bases.plain, {
    "db/002.sql": "ALTER ROLE CURRENT_USER SET standard_conforming_strings = off;\n",
    "db/003.sql": "SELECT 'a\\''; DROP TABLE orders; -- ';\n",
  });
  expect(failure).toMatch(/db\/003\.sql:1: .*standard_conforming_strings is off/);
});

for (const [how, sql] of Object.entries(off)) {
  attempt(`standard_conforming_strings = off by ${how}, and strings that end elsewhere then`, "it fails", async () => {
    const hides = "SET app.x = 'a\\''; DROP TABLE orders; -- ';\n";
    const { failure } = await judged(bases.plain, { "db/002.sql": `${sql}${hides}` });
    expect(failure).toMatch(/db\/002\.sql:2: .*standard_conforming_strings is off/);
    const { failure: none } = await judged(bases.plain, { "db/002.sql": `${sql}SELECT E'a\\'', 'a\\\\';\n` });
    expect(none).toBeUndefined();
  });
}

for (const [what, link] of [
  ["the folder", ["db", "real"]],
  ["the folder, by another name", ["app", "real"]],
  ["a migration", ["db/001.sql", "../real/001.sql"]],
] as const) {
  attempt(
    `drop what migrations behind a link made: ${what}`,
    "the comment says that the base is not known",
    async () => {
      const [path, target] = link;
      const cwd = repository({ "real/001.sql": orders, "db/.keep": "" }, { committed: false });
      if (path === "db") rmSync(join(cwd, "db"), { recursive: true });
      symlinkSync(target, join(cwd, path));
      const migrations = path === "app" ? "app" : "db";
      write(cwd, { "schemalog.yml": `connections:\n  app: { migrations: ${migrations} }\n` });
      git(cwd, "add", "-A", "--force");
      git(cwd, "commit", "-q", "-m", "Base");
      const base = git(cwd, "rev-parse", "HEAD");
      write(cwd, { [path === "db/001.sql" ? "db/002.sql" : "real/002.sql"]: drop });
      git(cwd, "add", "-A", "--force");
      git(cwd, "commit", "-q", "-m", "Branch");
      const head = await openWorkspace({ cwd }, { required: true });
      const workspace = await requestWorkspace({ ...head, repository: cwd }, { cwd, base });
      const { report } = await requestJob(workspace.connections[0]!, { workspace, env: {}, timings: startTimings() });
      expect(report.warnings.filter(({ unjudged }) => unjudged).map(({ object }) => object)).toContain(path);
    },
  );
}

for (const [what, behind] of [
  ["what stands", drop],
  ["what stands behind a comment that a carriage return ends", `-- a note\r${drop}`],
]) {
  attempt(`${what} behind COPY on its line`, "the comment says that it was not run", async () => {
    const { unjudged } = await judged(bases.plain, { "db/002.sql": `COPY orders FROM stdin; ${behind}\\.\n` });
    expect(unjudged).toContainEqual(expect.stringMatching(/^db\/002\.sql:1: not run: what stands on the line of COPY/));
  });
}

attempt("bytes that are not UTF-8, which decode to one and the same tag", "the comment names the line", async () => {
  const bytes = Buffer.from(`SELECT $\xe9$ , $\xe8$ , $\xe9$ ; ${drop}SELECT $\xe9$ , $\xe8$ , $\xe9$ ;\n`, "latin1");
  const { unjudged } = await judged(bases.plain, {}, (cwd) => writeFileSync(join(cwd, "db/002.sql"), bytes));
  expect(unjudged).toContainEqual(expect.stringMatching(/^db\/002\.sql:1: this file contains a NUL byte, or bytes/));
});

attempt("bytes that are not UTF-8, for others that decode to the same text", "the comment names the line", async () => {
  const tagged = (one: string, other: string) =>
    Buffer.from(`SELECT $${one}$ ; DROP TABLE x; SELECT $${other}$ ;\n`, "latin1");
  const { unjudged } = await judged({ ...bases.plain, "db/002.sql": tagged("\xe9", "\xe9") }, {}, (cwd) =>
    writeFileSync(join(cwd, "db/002.sql"), tagged("\xe9", "\xe8")),
  );
  expect(unjudged).toContainEqual(expect.stringMatching(/^db\/002\.sql:1: this file contains a NUL byte, or bytes/));
});

attempt("another encoding by a function", "the embedded database can't go on, and it fails", () => {
  const { exitCode, stdout, stderr } = request("SELECT set_config('client_' || 'encoding', 'SJIS', false);\nCOMMIT;\n");
  expect(stdout + stderr).toMatch(/db\/002\.sql:1.*this crashes the embedded database/);
  expect(exitCode).not.toBe(0);
});

attempt("drop another extension beside one that is skipped", "it is dropped", async () => {
  const skip = { "schemalog.yml": "connections:\n  app: { migrations: db, skip-extensions: [pg_cron] }\n" };
  const base = { ...skip, "db/001.sql": "CREATE EXTENSION citext;\nCREATE TABLE orders (id int, nick citext);\n" };
  const { findings, comment } = await judged(base, {
    "db/002.sql": "DROP EXTENSION IF EXISTS pg_cron, citext CASCADE;\n",
  });
  expect(findings, comment).toContain("column-dropped");
});

attempt("drop the extensions that are skipped, and no others", "that is not run, and nothing fails", async () => {
  const skip = { "schemalog.yml": "connections:\n  app: { migrations: db, skip-extensions: [pg_cron, pg_net] }\n" };
  const { failure, unjudged } = await judged(
    { ...skip, "db/001.sql": `CREATE EXTENSION pg_cron;\n${orders}` },
    { "db/002.sql": "DROP EXTENSION pg_cron, pg_net CASCADE;\n" },
  );
  expect([failure, unjudged]).toEqual([undefined, []]);
});

for (const [how, dump] of Object.entries({
  "that stays as it is": orders,
  "in which a comment alone is new": `-- a note\n${orders.replace("(", "( -- a note\n")}`,
  "in which rows alone are new": `${orders}INSERT INTO orders VALUES (2024);\n`,
})) {
  attempt(`a migration in Ruby, beside a structure.sql ${how}`, "the comment names it", async () => {
    const { unjudged } = await judged(
      { "db/structure.sql": orders },
      { "db/structure.sql": dump, "db/migrate/2024_drop.rb": "drop_table :orders\n" },
    );
    expect(unjudged).toEqual([expect.stringMatching(/^db\/migrate\/2024_drop\.rb: not run/)]);
  });
}

attempt("a migration in Ruby, beside a structure.sql that changes with it", "no word of it", async () => {
  const { unjudged } = await judged(
    { "db/structure.sql": orders },
    { "db/structure.sql": orders + harmless, "db/migrate/2024_more.rb": "create_table :more\n" },
  );
  expect(unjudged).toEqual([]);
});

attempt("move the migrations to a folder with less", "the comment names the key", async () => {
  const { comment } = await judged(bases.plain, {
    ...{ "schemalog.yml": "connections:\n  app: { migrations: other }\n" },
    ...{ "other/001.sql": orders, "db/002.sql": drop },
  });
  expect(comment).toContain("**This branch moves `connections.app.migrations`:**");
  expect(comment).toMatch(/^## ⚠️ .*parts of the branch were not judged/);
});

attempt("move the migrations, and put one before those of the base", "the comment names it", async () => {
  const { unjudged } = await judged(bases.plain, {
    ...{ "schemalog.yml": "connections:\n  app: { migrations: other }\n" },
    ...{ "other/000.sql": dropIf, "other/001.sql": orders },
  });
  expect(unjudged).toEqual([expect.stringMatching(/^other\/000\.sql: judged before other\/001\.sql/)]);
});

/** Ways in which what the base has drops out: the change shows, and where it ran it stays. */
const second = {
  "db/1_b.sql": harmless,
  "db/meta/_journal.json": '{"entries":[{"idx":0,"tag":"0_a"},{"idx":1,"tag":"1_b"}]}',
};
const gone: Record<string, [from: Files, files: Record<string, string | undefined>, file: string]> = {
  "a journal": [{ ...bases.Drizzle, ...second }, bases.Drizzle, "db/1_b.sql"],
  "a plan": [
    { "db/sqitch.plan": "a x\nb x\n", "db/deploy/a.sql": orders, "db/deploy/b.sql": harmless },
    { "db/sqitch.plan": "a x\n" },
    "db/deploy/b.sql",
  ],
  "the folder": [{ ...bases.plain, "db/002.sql": harmless }, { "db/002.sql": undefined }, "db/002.sql"],
};
for (const [where, [from, files, file]] of Object.entries(gone)) {
  attempt(`take a migration out of ${where}`, "what it made stays, and it is named", async () => {
    const { findings, comment } = await judged(from, files);
    expect(findings).toEqual(["migration-removed"]);
    expect(comment).toContain(`${file} is deleted, although the base has it`);
  });
}

attempt("bring a migration as a link to a file elsewhere", "it is run", async () => {
  const { findings } = await judged(bases.plain, { "other/x.sql": drop }, (cwd) =>
    symlinkSync("../other/x.sql", join(cwd, "db/002.sql")),
  );
  expect(findings).toEqual(["table-dropped"]);
});

for (const [what, target] of [
  ["nowhere", "../other/y.sql"],
  ["out of the repository", "/etc/hosts"],
]) {
  attempt(`bring a migration as a link that leads ${what}`, "it fails", async () => {
    const { failure } = await judged(bases.plain, {}, (cwd) => symlinkSync(target!, join(cwd, "db/002.sql")));
    expect(failure).toMatch(/db\/002\.sql: this is a symbolic link/);
  });
}

attempt("bring migrations as a submodule, which no clone has", "the comment names it", async () => {
  const { unjudged } = await judged(bases.plain, {}, (cwd) =>
    git(cwd, "update-index", "--add", "--cacheinfo", `160000,${git(cwd, "rev-parse", "HEAD")},db/002`),
  );
  expect(unjudged).toEqual(["db/002: not read: it is a submodule"]);
});

attempt(
  "bring an extension, and the setting to skip it",
  "the setting doesn't count, and the hint says what to do",
  async () => {
    const { failure, hint } = await judged(bases.plain, {
      "schemalog.yml": "connections:\n  app: { migrations: db, skip-extensions: [rarely_seen] }\n",
      "db/002.sql": "CREATE EXTENSION rarely_seen;\n",
    });
    expect(failure).toContain('"rarely_seen"');
    expect(hint).toMatch(
      /[\n ]This branch changes `connections\.app\.skip-extensions`.*merge that change first, on its own\.$/,
    );
  },
);
