import { describe, expect, type TestContext, test } from "vitest";
import { engines } from "../../src/engines/registry.ts";
import { buildDatabase, migrationsOf, readMigrations } from "../../src/migrations/index.ts";
import { corpus } from "../support/corpora.ts";
import { type ServerName, serverUrl, sqlOn } from "../support/postgres.ts";

const options = { filter: () => true, statementTimeout: 60_000, lockTimeout: 5_000, skipExtensions: [] };
const servers: ServerName[] = ["postgres18", "debianPostgres"];

/** The roles of these tests: a shadow database must leave none of its own, and take none away. */
const rolesOf = (url: string) => sqlOn(url, "SELECT rolname FROM pg_roles WHERE rolname ~ '^d[_ ]' ORDER BY 1");

describe.each(servers)("a shadow database on %s", (server) => {
  const build = (context: TestContext, sql: string) =>
    buildDatabase(migrationsOf([["1.sql", sql]], "db"), engines[0]!, {
      ...options,
      shadow: serverUrl(context, server),
      shadowSuperuser: true,
    });

  test("leaves no role behind, and takes none away", async (context) => {
    const url = serverUrl(context, server);
    await sqlOn(url, `DROP ROLE IF EXISTS d_already; CREATE ROLE d_already`);
    try {
      const before = await rolesOf(url);
      const { database } = await build(
        context,
        `CREATE ROLE d_made; CREATE ROLE d_already; CREATE ROLE d_done; DROP ROLE d_done;
         CREATE TABLE t (id int); GRANT SELECT ON t TO d_missing, d_made, d_already;
         CREATE TABLE owned (id int); ALTER TABLE owned OWNER TO "d Owner"; ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO d_missing;`,
      );
      expect(database.objects.map(({ name, grants }) => [name, grants.map(({ grantee }) => grantee)])).toEqual([
        ["owned", []],
        ["t", ["d_already", "d_made", "d_missing"]],
      ]);
      expect(await rolesOf(url)).toEqual(before);
      await expect(build(context, "CREATE ROLE d_made; CREATE TABLE t (id int); SELECT nope;")).rejects.toThrow("nope");
      expect(await rolesOf(url)).toEqual(before);
    } finally {
      await sqlOn(url, "DROP ROLE d_already");
    }
  });

  test("runs what can't be in a transaction, and reports where a script fails", async (context) => {
    const sql = "CREATE TABLE t (id int);\nCREATE INDEX CONCURRENTLY i ON t (id);\nVACUUM t;\nSELECT 1, nope;";
    await expect(build(context, sql)).rejects.toThrow('db/1.sql:4: column "nope" does not exist');
  });

  test("is built as on the embedded one: no byte differs", async (context) => {
    const path = corpus(context, "postgres/umami-migrations/migrations");
    const migrations = readMigrations(path, "umami");
    const [ours, theirs] = [
      await buildDatabase(migrations, engines[0]!, options),
      await buildDatabase(migrations, engines[0]!, {
        ...options,
        shadow: serverUrl(context, server),
        shadowSuperuser: true,
      }),
    ];
    expect(JSON.stringify(theirs.database)).toBe(JSON.stringify(ours.database));
  });
});

test("a shadow server that is not there", async () => {
  const shadow = "postgres://u:canary-8c1f@127.0.0.1:1/postgres";
  const error = await buildDatabase(migrationsOf([["1.sql", "SELECT 1"]], "db"), engines[0]!, {
    ...options,
    shadow,
  }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ exitCode: 3 });
  expect(String((error as Error).message)).not.toContain("canary");
});
