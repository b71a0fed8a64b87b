import { afterAll, beforeAll, expect } from "vitest";
import { postgres } from "../../src/core/dialects/postgres/index.ts";
import { said } from "../../src/core/dialects/postgres/statement-words.ts";
import { causesAmong } from "../../src/core/rules/support/causes.ts";
import type { Engine } from "../../src/engines/engine.ts";
import { buildDatabase, MigrationError, migrationsOf } from "../../src/migrations/index.ts";
import { everything } from "../support/crawled.ts";
import { reusedEngine } from "../support/reused-engine.ts";
import { attempt } from "./attempt.ts";
import { canary } from "./secret-forms.ts";

let engine: Engine;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ engine, close } = await reusedEngine());
});
afterAll(() => close());

const build = (sql: string) =>
  buildDatabase(migrationsOf([["1.sql", sql]], "db"), engine, { ...everything, skipExtensions: [] });

async function refusal(sql: string): Promise<string> {
  const error = await build(sql).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(error instanceof MigrationError)) throw error ?? new Error("nothing was refused");
  const { message, hint, place } = error;
  return JSON.stringify({ message, hint, place });
}

/** Statements that the database refuses, and by what it says of them repeats their parts. */
const refused: [is: string, sql: string][] = [
  ["a role", `ALTER ROLE postgres PASSWORD '${canary}' NOPE`],
  ["a role, an error at its password", `CREATE ROLE r PASSWORD '${canary}' '${canary}'`],
  ["a role, in dollars", `CREATE ROLE r PASSWORD $$${canary}$$ NOPE`],
  ["a role, with escapes", `CREATE ROLE r PASSWORD E'${canary}' NOPE`],
  ["a literal that is not closed", `CREATE ROLE r PASSWORD '${canary} NOPE`],
  [
    "a literal that is not closed, in a DO block",
    `DO $$ BEGIN EXECUTE 'ALTER ROLE postgres PASSWORD ''${canary}'; END $$`,
  ],
  ["a user mapping", `CREATE USER MAPPING FOR nobody SERVER nowhere OPTIONS (password '${canary}')`],
  [
    "a subscription",
    `DO $$ BEGIN EXECUTE 'CREATE SUBSCRIPTION s CONNECTION ''host=h password=${canary}'' PUBLICATION p NOPE'; END $$`,
  ],
  ["a call", `SELECT dblink('host=h user=x password=${canary}')`],
  ["a cast", `SELECT 'postgres://u:${canary}@h'::integer`],
  ["a cast of the password alone", `SELECT (CASE WHEN 'password=${canary}' <> '' THEN '${canary}' END)::integer`],
  ["what a block raises", `DO $$ BEGIN RAISE EXCEPTION 'no login at postgres://u:${canary}@h'; END $$`],
  ["the detail of what a block raises", `DO $$ BEGIN RAISE 'no' USING DETAIL = 'host=h password=${canary}'; END $$`],
  ["a token", `SELECT 'ghp_${canary}AAAAAAAAAAAAAAAAAAAAAAAAA'::integer`],
  ["a literal over lines", `ALTER ROLE postgres PASSWORD '${canary}\n${canary}' NOPE`],
  ["a secret behind much else", `SELECT nope, '${"x".repeat(130)}', 'postgres://u:${canary}@h'`],
  ["a secret that the cut goes through", `SELECT nope, '${"x".repeat(118)}', 'https://user:${canary}@h'`],
  ["a comment", `COMMENT ON TABLE nowhere IS 'host=h password=${canary}'`],
];
for (const [is, sql] of refused) {
  attempt(`a migration is refused: ${is}`, "file and line are told, the secret is not", async () => {
    const said = await refusal(`CREATE TABLE a (id int);\n${sql};`);
    expect(said).toMatch(/db\/1\.sql:[23]:/);
    expect(said).not.toContain(canary);
  });
}

attempt("rows that are left out because those of COPY are", "the warning has no secret of theirs", async () => {
  const sql = "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a int REFERENCES a, dsn text);";
  const copy = "COPY a FROM stdin;\n1\n\\.\n";
  const files: [string, string][] = [
    ["1.sql", `${sql}\n${copy}`],
    ["2.sql", `INSERT INTO b VALUES (1, 'postgres://u:${canary}@h')`],
  ];
  const { warnings } = await buildDatabase(migrationsOf(files, "db"), engine, { ...everything, skipExtensions: [] });
  expect(warnings.map(({ message }) => message)).toContain(
    "not run: the rows that this statement needs come from COPY",
  );
  expect(JSON.stringify(warnings)).not.toContain(canary);
});

attempt("a finding about a statement with a secret in it", "its cause shows the statement without", () => {
  const sql = `ALTER TABLE a ALTER b SET DEFAULT 'postgres://u:${canary}@h'`;
  const target = { kind: "table" as const, schema: "public", name: "a" };
  const statement = { file: "1.sql", line: 1, endLine: 1, sql, affected: [] };
  expect(causesAmong([statement], [], postgres.script, ({ sql }) => said(sql)).place(target, statement).statement).toBe(
    "ALTER TABLE a ALTER b SET DEFAULT 'postgres://u:***@h'",
  );
});
