import { expect, onTestFinished, test } from "vitest";
import { engines } from "../../src/engines/registry.ts";
import { everything } from "../support/crawled.ts";
import { serverUrl, sqlOn, withDatabase } from "../support/postgres.ts";

test("a database without an encoding: what is no UTF-8 is told, and nothing else is lost", async (context) => {
  const server = serverUrl(context);
  const name = `bytes_${process.pid}`;
  await sqlOn(
    server,
    `CREATE DATABASE ${name} ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' LOCALE_PROVIDER libc TEMPLATE template0`,
  );
  onTestFinished(async () => void (await sqlOn(server, `DROP DATABASE ${name} WITH (FORCE)`)));
  const url = withDatabase(server, name);
  await sqlOn(
    url,
    String.raw`
      CREATE TABLE "café" (id int);
      CREATE TABLE plain (id int);
      DO $$ BEGIN
        EXECUTE format('COMMENT ON TABLE plain IS %L', E'caf\xe9');
        EXECUTE format('CREATE TABLE %I (%I int)', E'na\xefve', E'n\xe9');
        EXECUTE format('CREATE TABLE %I (id int)', E'na\xeeve');
      END $$`,
  );
  const { database, warnings } = await engines[0]!.crawl(url, everything);
  expect(database.objects.map((object) => object.name).sort()).toEqual(["café", "na\ufffdve", "plain"].sort());
  expect(database.objects.find((object) => object.name === "plain")).toMatchObject({ comment: "caf\ufffd" });
  expect(warnings.map(({ object, message }) => `${object} ${message}`).sort()).toEqual([
    'table public."na\ufffdve" holds bytes that are not UTF-8: \ufffd stands for each',
    'table public."na\ufffdve" left out: another one has the same name once \ufffd stands for bytes that are not UTF-8',
    "table public.plain holds bytes that are not UTF-8: \ufffd stands for each",
  ]);
});
