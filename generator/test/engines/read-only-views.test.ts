import { expect, test } from "vitest";
import { isReadOnly } from "../../src/core/dialects/postgres/read-only-views.ts";
import type { View } from "../../src/core/model/view.ts";
import { crawl } from "../support/crawled.ts";
import { corpusDatabase } from "../support/load-corpus.ts";
import { createDatabase, sqlOn } from "../support/postgres.ts";
import { postgresCorpora } from "../support/postgres-corpora.ts";

/** Queries that can't be written through, which we see; and those that can be, or of which we don't know. */
const seen = [
  "SELECT a, sum(b) AS b FROM t GROUP BY a",
  "SELECT DISTINCT a FROM t",
  "SELECT a FROM t LIMIT 3",
  "SELECT a FROM t OFFSET 1",
  "SELECT a FROM t UNION SELECT a FROM u",
  "SELECT a FROM t EXCEPT SELECT a FROM u",
  "SELECT count(*) FROM t",
  "SELECT coalesce(max(a), 0) AS a FROM t",
  "SELECT a, row_number() OVER (ORDER BY b) FROM t",
  "SELECT t.a FROM t JOIN u USING (a)",
  "SELECT t.a FROM t, u WHERE t.a = u.a",
  "WITH x AS (SELECT a FROM t) SELECT a FROM x",
  "SELECT a FROM (SELECT a FROM t) x",
  "SELECT 1 AS a",
  "VALUES (1)",
];
const not = [
  "SELECT a FROM t",
  "SELECT a FROM t ORDER BY a",
  "SELECT a, (SELECT count(*) FROM u) AS n FROM t",
  "SELECT a FROM t WHERE a IN (SELECT a FROM u GROUP BY a) AND b IS DISTINCT FROM 3",
  "SELECT extract(year FROM d) AS y, a FROM t",
  'SELECT a AS "GROUP", b AS "limit" FROM t',
  "SELECT a, 'UNION' AS x FROM t",
  "SELECT a, substring(s FROM 2 FOR 3) AS x FROM t",
  "SELECT generate_series(1, a) AS a FROM t",
  "SELECT a FROM writable",
];

test("what counts as read-only is so for the server, too", async (context) => {
  const url = await createDatabase(context);
  await sqlOn(
    url,
    "CREATE TABLE t (a int, b int, d date, s text); CREATE TABLE u (a int); CREATE VIEW writable AS SELECT a FROM t",
  );
  const all = [...seen, ...not];
  await sqlOn(url, all.map((query, at) => `CREATE VIEW v${at} AS ${query};`).join("\n"));
  const found = await readOnlyViews(url);
  expect(all.filter((_, at) => found.has(`v${at}`))).toEqual(seen);
});

test.for(postgresCorpora)("in $name, too", async (item, context) => {
  await readOnlyViews(await corpusDatabase(context, item, "postgres18"));
});

/** The names of views that count as read-only; each is so for the server. */
async function readOnlyViews(url: string): Promise<Set<string>> {
  const rows = await sqlOn(
    url,
    "SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'v' AND pg_relation_is_updatable(c.oid, true) <> 0",
  );
  const writable = new Set(rows.map(({ schema, name }) => `${schema}.${name}`));
  const views = (await crawl(url)).objects.filter((one): one is View => one.kind === "view").filter(isReadOnly);
  expect(views.map(({ schema, name }) => `${schema}.${name}`).filter((name) => writable.has(name))).toEqual([]);
  return new Set(views.map(({ name }) => name));
}
