import { PGlite } from "@electric-sql/pglite";
import { expect, test } from "vitest";
import { toFiles } from "../../src/core/canonical/index.ts";
import { folder, schemalog } from "../support/cli.ts";
import { crawlEmbedded } from "../support/crawled.ts";
import { databaseOf, table } from "../support/history.ts";

const hostile = `a"; DROP TABLE "victims"; --`;
const shop = `
  CREATE TABLE victims (id integer PRIMARY KEY);
  CREATE TABLE "${hostile.replaceAll('"', '""')}" ("x'y\\z" text NOT NULL CHECK ("x'y\\z" IN ('it''s', 'a\\b')), "line
break" date);
  CREATE TABLE customers (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL UNIQUE);
  CREATE TABLE orders (id uuid PRIMARY KEY, customer integer NOT NULL REFERENCES customers, total numeric(8,2) CHECK (total > 0));`;

const workspace = async () => {
  const files = toFiles(await crawlEmbedded([], (run) => run(shop)));
  const paths = [...files].map(([path, text]) => [`schema-snapshots/shop/snapshot/${path}`, text]);
  return folder(Object.fromEntries(paths));
};

test("mock prints rows that the database takes, whatever names are in it", async () => {
  const { exitCode, stdout, stderr } = schemalog(await workspace(), ["mock", "--rows", "25"]);
  expect({ exitCode, stderr: stderr.replace(/^There is no.*\n/m, "") }).toEqual({ exitCode: 0, stderr: "" });
  const database = await PGlite.create();
  try {
    await database.exec(shop);
    await database.exec(stdout);
    for (const name of ["victims", hostile, "customers", "orders"]) {
      const counted = await database.query(`SELECT count(*)::int AS rows FROM "${name.replaceAll('"', '""')}"`);
      expect(counted.rows, name).toEqual([{ rows: 25 }]);
    }
  } finally {
    await database.close();
  }
});

test("the seed decides, and nothing else", async () => {
  const cwd = await workspace();
  const rows = (...args: string[]) => schemalog(cwd, ["mock", "shop", ...args]).stdout;
  expect(rows()).toBe(rows("--seed", "1"));
  expect(rows()).not.toBe(rows("--seed", "2"));
});

test.each([
  [["mock", "--rows", "0"], "--rows takes a number from 1 to 1000000000, not `0`"],
  [["mock", "--rows", "many"], "--rows takes a number from 1 to 1000000000, not `many`"],
  [["mock", "--now", "today"], "--now takes a date such as 2026-01-31, not `today`"],
  [["mock", "--now", "2026-02-31T99"], "--now takes a date such as 2026-01-31, not `2026-02-31T99`"],
  [["mock", "other"], "there is no connection `other`"],
])("%j is a mistake that is named", async (args, message) => {
  const { exitCode, stdout, stderr } = schemalog(await workspace(), args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toContain(message);
});

test("of several connections one has to be named, of an engine that rows are made for", async () => {
  const files = Object.fromEntries(
    ["documents", "shop"].flatMap((name) =>
      [
        ...toFiles({ ...databaseOf(table("notes", ["id integer"])), engine: name === "shop" ? "postgres" : "mongodb" }),
      ].map(([path, text]) => [`schema-snapshots/${name}/snapshot/${path}`, text]),
    ),
  );
  const cwd = folder(files);
  expect(schemalog(cwd, ["mock"])).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("name the connection that rows are for"),
  });
  expect(schemalog(cwd, ["mock", "documents"])).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('makes no rows for "mongodb"'),
  });
  expect(schemalog(cwd, ["mock", "shop"]).stdout).toContain("INSERT INTO");
});
