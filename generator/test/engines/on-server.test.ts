import { expect, onTestFinished, type TestContext, test } from "vitest";
import { engineOf } from "../../src/engines/registry.ts";
import { crawlUrl } from "../../src/sources/crawl-connection.ts";
import { connectionConfig } from "../../src/workspace/config.ts";
import { connectionOf } from "../../src/workspace/workspace.ts";
import { changesBetween, crawl, everything, filesOf } from "../support/crawled.ts";
import { docsOf } from "../support/docs.ts";
import { createDatabase, type ServerName, serverUrl, sqlOn } from "../support/postgres.ts";

/** What no snapshot holds: a statement, and what is counted from then on. */
const statements: [sql: string, counted: Record<string, number>][] = [
  ["CREATE ROLE $one; CREATE ROLE $two", {}],
  ["CREATE TABLE t (id integer); GRANT SELECT ON t TO $one", { role: 1 }],
  ["GRANT $one TO $two", { role: 1, "role membership": 1 }],
  ["ALTER ROLE $one SET work_mem = '8MB'; ALTER ROLE $two IN DATABASE $here SET jit = off", { "role setting": 2 }],
  ["ALTER DATABASE $here SET search_path = public; ALTER DATABASE $here CONNECTION LIMIT 9", { "database setting": 2 }],
  ["GRANT CREATE ON DATABASE $here TO $one; REVOKE TEMPORARY ON DATABASE $here FROM PUBLIC", { "database grant": 2 }],
  ["GRANT USAGE ON LANGUAGE plpgsql TO $one", { "language grant": 1 }],
  ["REVOKE EXECUTE ON FUNCTION pg_catalog.pg_sleep(double precision) FROM PUBLIC", { "system grant": 1 }],
  ["CREATE EXTENSION hstore; GRANT USAGE ON TYPE hstore TO $one", { "extension grant": 1 }],
  [
    "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS 'SELECT 1'; ALTER FUNCTION f DEPENDS ON EXTENSION hstore",
    { "extension dependency": 1 },
  ],
  ["CREATE TYPE shell", { "shell type": 1 }],
  // No module that gives labels is at hand.
  [
    "SET allow_system_table_mods = on; INSERT INTO pg_catalog.pg_seclabel VALUES ('t'::regclass, 'pg_class'::regclass, 0, 'any', 'secret')",
    { "security label": 1 },
  ],
  [
    "CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq, COMMUTATOR = ====)",
    { "shell operator": 1 },
  ],
];

const counting = { ...everything, counts: true, owners: true };

/** A database in which all of that was run. */
async function withAll(context: TestContext, server: ServerName) {
  const url = await createDatabase(context, server);
  const here = new URL(url).pathname.slice(1);
  const [one, two] = [`${here}_one`, `${here}_two`];
  onTestFinished(async () => {
    await sqlOn(serverUrl(context, server), `DROP DATABASE "${here}" WITH (FORCE)`);
    await sqlOn(serverUrl(context, server), `DROP ROLE IF EXISTS ${one}, ${two}`);
  });
  const run = (sql: string) =>
    sqlOn(url, sql.replaceAll("$one", one).replaceAll("$two", two).replaceAll("$here", here));
  return { url, run };
}

for (const server of ["postgres18", "debianPostgres"] as const) {
  test(`what no snapshot holds is counted (${server})`, async (context) => {
    const { url, run } = await withAll(context, server);
    const counts = async () => (await engineOf(url).crawl(url, counting)).onServer;
    let expected = {};
    expect(await counts()).toBeUndefined();
    for (const [sql, counted] of statements) {
      await run(sql);
      expected = { ...expected, ...counted };
      expect((await counts()) ?? {}, sql).toEqual(expected);
    }
    expect((await crawl(url)).onServer).toBeUndefined();
  });
}

test("the counts are told by the crawl and the pages, and a side without them is no change", async (context) => {
  const { url, run } = await withAll(context, "postgres18");
  for (const [sql] of statements) await run(sql);
  const of = (more: object) => connectionOf("/workspace", "shop", connectionConfig.parse(more));
  const { database, onServer } = await crawlUrl(url, of({}), {});
  expect(database.onServer).toEqual(onServer);
  expect(docsOf(database).get("README.md")).toContain("| role setting | 2 |");
  expect(changesBetween(await crawl(url), database)).toEqual([]);
  const built = await crawlUrl(url, of({ migrations: "db" }), {});
  expect(built.onServer).toEqual(onServer);
  expect(filesOf(built.database)).toEqual(filesOf(await crawl(url)));
});
