import { expect, test } from "vitest";
import { otherForm } from "../../src/core/dialects/postgres/other-forms.ts";
import { settled } from "../../src/core/dialects/postgres/settled.ts";
import { engineOf } from "../../src/engines/registry.ts";
import { everything } from "../support/crawled.ts";
import { createDatabase, sqlOn } from "../support/postgres.ts";

const views = `
CREATE TABLE orders (id integer);
CREATE VIEW renamed AS SELECT new.id FROM orders new;
CREATE VIEW kept AS SELECT 'new_1' AS id FROM orders;`;

test("a crawl warns about what it can't give the form of newer servers", async (context) => {
  const old = await createDatabase(context, "debianPostgres");
  await sqlOn(old, views);
  const [warning, ...others] = (await engineOf(old).crawl(old, everything)).warnings;
  expect(warning).toMatchObject({ object: "1 definition", message: expect.stringContaining("new_1") });
  expect(others).toEqual([]);
  const young = await createDatabase(context);
  await sqlOn(young, views);
  expect((await engineOf(young).crawl(young, everything)).warnings).toEqual([]);
});

test.for([
  "date_part('year'::text, placed)",
  "timezone('UTC'::text, placed)",
  '"substring"(name, 1, 2)',
  "btrim(name)",
])("%s may have been written in words of SQL before PostgreSQL 14", (sql) => {
  expect(otherForm(sql, 130_023)).toContain("EXTRACT");
  expect(otherForm(sql, 140_000)).toBeUndefined();
});

test.for(["my_timezone('a')", "'timezone('", "lower(name)"])("%s has not", (sql) => {
  expect(otherForm(sql, 130_023)).toBeUndefined();
});

test.for<[what: string, sql: string]>([
  ["many casts", Array(20_000).fill("(ARRAY['a'::character varying])::text[]").join(" || ")],
  ["many literals", ` SELECT 'x'::text${", 'x'::text".repeat(100_000)}\n   FROM t;`],
  ["deep parentheses", `${"(".repeat(200_000)}(ARRAY[1])::text[]${")".repeat(200_000)}`],
])("%s of a server take no time", ([, sql]) => {
  const begin = performance.now();
  settled(sql, 150_000);
  expect(performance.now() - begin).toBeLessThan(5_000);
});
