import { join } from "node:path";
import { expect, test } from "vitest";
import { crawl, filesOf } from "../../support/crawled.ts";
import { expectGolden } from "../../support/golden.ts";
import { serve } from "../../support/sqlserver.ts";
import { kindsDatabase } from "./kinds.ts";

const expected = join(import.meta.dirname, "../../cases/sqlserver/kinds/expected.txt");

const textOf = async (url: string) =>
  Object.entries(filesOf(await crawl(url)))
    .map(([path, content]) => `== ${path}\n${content}`)
    .join("");

test("all kinds of things", async () => {
  const text = await textOf(await serve([kindsDatabase()]));
  expectGolden(text, expected);
  // Names that the server made have a number of eight digits or more at their end.
  expect(text).not.toMatch(/[0-9A-F]{8}\b|MSSQL_TemporalHistory|GRAPH_UNIQUE/);
});

test("another database of another name, with other ids and other names from the server, gives the same", async () => {
  const database = kindsDatabase({ base: 700_000 });
  expect(await textOf(await serve([database]))).toBe(await textOf(await serve([kindsDatabase()])));
});
