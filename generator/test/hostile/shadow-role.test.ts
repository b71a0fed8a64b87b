import { randomBytes } from "node:crypto";
import { expect, onTestFinished, type TestContext } from "vitest";
import { engines } from "../../src/engines/registry.ts";
import { buildDatabase, buildPair, migrationsOf } from "../../src/migrations/index.ts";
import { startTimings } from "../../src/timings.ts";
import { type ServerName, serverUrl, sqlOn } from "../support/postgres.ts";
import { attempt } from "./attempt.ts";

const options = { filter: () => true, statementTimeout: 60_000, lockTimeout: 5_000, skipExtensions: [] };
const migrations = migrationsOf([["1.sql", "CREATE TABLE t (id int);"]], "db");

/** A role that may log in and make databases, and what `more` gives it; the URL to be it, and its name. */
async function roleWith(context: TestContext, server: ServerName, more: (role: string, other: string) => string) {
  const url = serverUrl(context, server);
  const role = `branch_${randomBytes(4).toString("hex")}`;
  const other = `${role}_other`;
  await sqlOn(url, `CREATE ROLE ${role} LOGIN CREATEDB PASSWORD 'p'; CREATE ROLE ${other}; ${more(role, other)}`);
  onTestFinished(async () => {
    await sqlOn(url, `DROP ROLE ${role}; DROP ROLE ${other};`);
  });
  const its = new URL(url);
  its.username = role;
  its.password = "p";
  return { url: its.href, role };
}

const build = (shadow: string, shadowSuperuser?: boolean) =>
  buildDatabase(migrations, engines[0]!, { ...options, shadow, shadowSuperuser });

/** Ways by which SQL of a branch would leave its database, and what names them. */
const powers: { name: string; server?: ServerName; more(role: string, other: string): string; said: RegExp }[] = [
  { name: "a superuser", more: (role) => `ALTER ROLE ${role} SUPERUSER`, said: /"branch_\w+" is a superuser/ },
  {
    name: "a member of a superuser's role (SET ROLE)",
    more: (role, other) => `ALTER ROLE ${other} SUPERUSER; GRANT ${other} TO ${role}`,
    said: /"branch_\w+_other" is a superuser/,
  },
  {
    name: "a member that does not inherit",
    more: (role, other) => `ALTER ROLE ${other} SUPERUSER; ALTER ROLE ${role} NOINHERIT; GRANT ${other} TO ${role}`,
    said: /is a superuser/,
  },
  {
    name: "one that begins as a harmless role (ALTER ROLE … SET role), and is more when it resets it",
    more: (role, other) => `ALTER ROLE ${role} SUPERUSER; ALTER ROLE ${role} SET role = ${other}`,
    said: /is a superuser/,
  },
  ...["pg_execute_server_program", "pg_read_server_files", "pg_write_server_files", "pg_create_subscription"].map(
    (power) => ({
      name: `a member of ${power}`,
      more: (role: string) => `GRANT ${power} TO ${role}`,
      said: new RegExp(`a member of ${power}`),
    }),
  ),
  {
    name: "a member of a member of pg_execute_server_program",
    more: (role, other) => `GRANT pg_execute_server_program TO ${other}; GRANT ${other} TO ${role}`,
    said: /pg_execute_server_program/,
  },
  {
    name: "CREATEROLE on PostgreSQL 15, which grants itself pg_execute_server_program",
    server: "debianPostgres",
    more: (role) => `ALTER ROLE ${role} CREATEROLE`,
    said: /CREATEROLE/,
  },
];

for (const { name, server = "postgres18", more, said } of powers) {
  attempt(`migrations on a shadow server as ${name}`, "refused before anything is made there", async (context) => {
    const { url } = await roleWith(context, server, more);
    if (server === "debianPostgres") {
      const [row] = await sqlOn(serverUrl(context, server), "SELECT current_setting('server_version_num')::int AS v");
      if (Number(row?.v) >= 160_000) context.skip("this server is too new to have the hole");
    }
    const error = await build(url).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ exitCode: 2, message: expect.stringMatching(said) });
    expect(error).toMatchObject({ hint: expect.stringContaining("shadow-superuser: allow") });
  });
}

attempt("a role that may do nothing but make databases", "builds and copies", async (context) => {
  const { url } = await roleWith(context, "postgres18", () => "");
  expect((await build(url)).database.objects).toHaveLength(1);
  const [one, two] = ["CREATE TABLE u (id int);", "CREATE TABLE v (id int);"].map((sql) =>
    migrationsOf(
      [
        ["1.sql", "CREATE TABLE t (id int);"],
        ["2.sql", sql],
      ],
      "db",
    ),
  );
  const pair = await buildPair(one!, two!, engines[0]!, { ...options, shadow: url }, startTimings());
  expect(pair.after.database.objects).toHaveLength(2);
});

attempt("CREATEROLE on a server that keeps it small (16 and later)", "is no hole", async (context) => {
  const { url } = await roleWith(context, "postgres18", (role) => `ALTER ROLE ${role} CREATEROLE`);
  const grant = migrationsOf([["1.sql", "GRANT pg_execute_server_program TO CURRENT_USER;"]], "db");
  await expect(buildDatabase(grant, engines[0]!, { ...options, shadow: url })).rejects.toThrow("permission denied");
});

attempt(
  "COPY … TO PROGRAM in a block of a migration, by the role that is let in",
  "the server refuses it",
  async (context) => {
    const { url } = await roleWith(context, "postgres18", () => "");
    const copy = migrationsOf(
      [["1.sql", "DO $$ BEGIN COPY (SELECT 1) TO PROGRAM 'touch /tmp/schemalog-owned'; END $$;"]],
      "db",
    );
    await expect(buildDatabase(copy, engines[0]!, { ...options, shadow: url })).rejects.toThrow(/permission denied/);
  },
);

attempt("a superuser that schemalog.yml allows", "is used", async (context) => {
  const url = serverUrl(context);
  expect((await build(url, true)).database.objects).toHaveLength(1);
});
