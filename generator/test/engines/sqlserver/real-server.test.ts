import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { sqlserver } from "../../../src/core/dialects/sqlserver/index.ts";
import { engineOf } from "../../../src/engines/registry.ts";
import { crawl, everything, filesOf } from "../../support/crawled.ts";
import { serve } from "../../support/sqlserver.ts";
import { kindsDatabase } from "./kinds.ts";

const { url } = inject("sqlserver");
const input = readFileSync(join(import.meta.dirname, "../../cases/sqlserver/kinds/input.sql"), "utf8");

/** The script on a real server, twice: in two databases whose ids and made-up names differ. */
test("a real SQL Server tells what the test server tells", async (context) => {
  if (url === undefined) return context.skip("SCHEMALOG_TEST_SQLSERVER_URL names no SQL Server");
  const engine = engineOf(url);
  const crawled = async () => {
    const shadow = await engine.shadow({ url, superuser: true, extensions: [], skipExtensions: [] });
    try {
      for (const { sql } of sqlserver.script.split(input).statements) await shadow.run(sql);
      const { database, warnings } = await shadow.crawl(everything);
      expect(warnings).toEqual([]);
      return database;
    } finally {
      await shadow.close();
    }
  };
  const [one, other] = [await crawled(), await crawled()];
  expect(filesOf(one)).toEqual(filesOf(other));
  const played = filesOf(await crawl(await serve([kindsDatabase()])));
  const real = filesOf(one);
  // What only rows of catalog views made there, and what the small reader of scripts can't know, as types that are concluded, is not here.
  for (const path of [
    "people/domains/phone.json",
    "sales/composite-types/lines.json",
    "sales/tables/~order ~lines.json",
  ]) {
    expect([path, real[path]]).toEqual([path, played[path]]);
  }
  expect(Object.keys(played)).toEqual(expect.arrayContaining(Object.keys(real)));
}, 120_000);
