import { expect, type TestContext, test } from "vitest";
import { crawl } from "../support/crawled.ts";
import { createDatabase, sqlOn } from "../support/postgres.ts";
import { listen, passTo } from "../support/wire.ts";

/** The requests that a crawl of so many tables sends, as they go over the wire. */
async function requestsFor(context: TestContext, tables: number): Promise<string[]> {
  const url = await createDatabase(context);
  const each = (sql: (n: number) => string) => Array.from({ length: tables }, (_, n) => sql(n)).join(";\n");
  await sqlOn(
    url,
    each(
      (n) => `CREATE TABLE t${n} (id serial PRIMARY KEY, other integer REFERENCES t${n}, word text CHECK (word <> ''));
      CREATE INDEX i${n} ON t${n} (lower(word)); CREATE VIEW v${n} AS SELECT id FROM t${n};
      CREATE TYPE e${n} AS ENUM ('a'); CREATE FUNCTION f${n}() RETURNS integer LANGUAGE sql AS 'SELECT 1'`,
    ),
  );
  const requests: string[] = [];
  const query = "Q".charCodeAt(0);
  const port = await listen(passTo(url, (data) => data[0] === query && requests.push(data.toString("utf8", 5))));
  const { objects } = await crawl(url.replace(/:\d+\//, `:${port}/`));
  expect(objects).toHaveLength(4 * tables);
  return requests;
}

test("a crawl asks the catalogs 15 times, whatever the number of tables, and nothing of information_schema", async (context) => {
  const few = await requestsFor(context, 5);
  const many = await requestsFor(context, 500);
  const catalogs = (requests: string[]) => requests.filter((request) => request.startsWith("SAVEPOINT catalog")).sort();
  expect(catalogs(many)).toEqual(catalogs(few));
  // A second connection helps to read much, in the same snapshot.
  expect(many.filter((request) => request.includes("SET TRANSACTION SNAPSHOT"))).toHaveLength(1);
  const [version, begin, ...rest] = few;
  expect(version).toMatch(/^SELECT current_setting\('server_version_num'\)/);
  expect(begin).toMatch(
    /BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;\s+SET LOCAL statement_timeout = \d+;\s+SET LOCAL lock_timeout/,
  );
  expect(rest.pop()).toMatch(/^ROLLBACK/);
  expect(rest.length).toBeLessThanOrEqual(15);
  for (const request of rest) {
    expect(request).toMatch(/^SAVEPOINT catalog; SELECT /);
    expect(request).not.toMatch(/information_schema"?\s*\./i);
  }
});
