import { describe, expect, test } from "vitest";
import { engineOf } from "../../../src/engines/registry.ts";
import { ScriptedDatabase } from "../../servers/tds/load.ts";
import { crawl, everything, filesOf } from "../../support/crawled.ts";
import { proxied } from "../../support/faulty-proxy.ts";
import { serve } from "../../support/sqlserver.ts";
import { kindsDatabase } from "./kinds.ts";

const canary = "hunter2canary;}'\"";
/** An error of a crawl as a person sees it. */
const told = (url: string, options = everything): Promise<string> =>
  engineOf(url)
    .crawl(url, options)
    .then(
      () => "none",
      (error: Error & { hint?: string }) => `${error.message} / ${error.hint}`,
    );

const tablesOf = (count: number) =>
  new ScriptedDatabase("many").load(
    Array.from(
      { length: count },
      (_, n) =>
        `CREATE TABLE t${n} (id int IDENTITY PRIMARY KEY, word varchar(9) UNIQUE CHECK (word <> ''))\nGO\nCREATE VIEW v${n} AS SELECT id FROM t${n}\nGO\n`,
    ).join(""),
  );

test("a crawl asks as much of 1,000 tables as of 3, and changes nothing", async () => {
  const asked: string[][] = [];
  for (const count of [3, 1000]) {
    const batches: string[] = [];
    const { objects } = await crawl(await serve([tablesOf(count)], { onBatch: (sql) => batches.push(sql) }));
    expect(objects).toHaveLength(2 * count);
    asked.push(batches);
  }
  expect(asked[1]).toEqual(asked[0]);
  expect(asked[0]!.length).toBeLessThanOrEqual(26);
  for (const sql of asked[0]!) expect(sql.trim()).toMatch(/^(SELECT|set)\b/i);
});

test("crawled twice, nothing changes", async () => {
  const url = await serve([kindsDatabase()]);
  expect(filesOf(await crawl(url))).toEqual(filesOf(await crawl(url)));
});

test("what came after 2017 is asked only of servers that have it", async () => {
  for (const [version, edition, isNew] of [
    ["14.0.1000.169", 3, false],
    ["16.0.4100.1", 2, true],
    ["12.0.2000.8", 5, true],
  ] as const) {
    const batches: string[] = [];
    const database = new ScriptedDatabase("shop", { version, edition });
    if (isNew) {
      database.execute("ALTER TABLE sys.tables ADD COLUMN ledger_type tinyint");
      database.execute("ALTER TABLE sys.indexes ADD COLUMN optimize_for_sequential_key bit");
    }
    await crawl(await serve([database], { onBatch: (sql) => batches.push(sql) }));
    expect(/ledger_type/.test(batches.join("\n"))).toBe(isNew);
  }
});

test("servers that are too old, or have other catalogs, are told apart", async () => {
  expect(await told(await serve([new ScriptedDatabase("shop", { version: "13.0.5026.0" })]))).toContain(
    "it is of version 13",
  );
  expect(await told(await serve([new ScriptedDatabase("shop", { edition: 11 })]))).toContain("Azure Synapse");
});

test("what a login may not see is kept as it was, and told with the GRANT", async () => {
  const database = kindsDatabase({ seesDefinitions: false });
  database.execute("UPDATE sys.sql_modules SET definition = NULL");
  database.execute("UPDATE sys.check_constraints SET definition = NULL");
  const url = await serve([database]);
  const found = await engineOf(url).crawl(url, everything);
  expect(found.unreadFacts).toEqual(["grants", "policies", "rowSecurity"]);
  expect(found.unread.map(({ name }) => name).sort()).toEqual(
    expect.arrayContaining(["customers", "open_orders", "orders", "place", "spent"]),
  );
  expect(found.warnings[0]).toMatchObject({ remedy: expect.stringContaining("USE [shop]; GRANT VIEW DEFINITION") });
  expect(JSON.stringify(found.database)).not.toContain('"grantee"');
});

test("what the user that reads may do is no part of the schema", async () => {
  const told = async (user: string) => JSON.stringify(await crawl(await serve([kindsDatabase({ user })])));
  expect(await told("dbo")).toContain('"grantee":"reader"');
  expect(await told("reader")).not.toContain('"grantee":"reader"');
  expect(await told("reader")).toContain('"grantee":"clerk"');
});

test("one that is encrypted is left as it was, and the rest is crawled", async () => {
  const database = kindsDatabase();
  database.execute("UPDATE sys.sql_modules SET definition = NULL WHERE definition LIKE '%PROCEDURE%'");
  const url = await serve([database]);
  const found = await engineOf(url).crawl(url, everything);
  expect(found.unread).toEqual([{ schema: "sales", name: "place" }]);
  expect(found.warnings.map(({ remedy }) => remedy).join()).toContain("WITH ENCRYPTION");
});

describe("errors that a person can act on", () => {
  const passwords = { sa: canary };
  const withPassword = (url: string, password: string) =>
    Object.assign(new URL(url), { password: encodeURIComponent(password) }).href;

  test("a wrong password, and an unknown database", async () => {
    const url = withPassword(await serve([kindsDatabase()], { passwords }), canary);
    expect((await crawl(url)).objects.length).toBeGreaterThan(10);
    expect(await told(withPassword(url, "hunter3canary"))).toContain("the server rejected the login");
    const unknown = await told(url.replace("/shop", "/nowhere"));
    expect(unknown).toContain("there is no such database");
    for (const text of [unknown, await told(withPassword(url, "hunter3canary"))]) expect(text).not.toMatch(/canary/);
  });

  test("no TLS, nothing there, a name that is none", async () => {
    const url = await serve([kindsDatabase()]);
    expect(await told(url.replace("encrypt=false", "encrypt=true"))).toContain("the server offers no TLS");
    expect(await told("mssql://sa:hunter2canary@127.0.0.1:1/shop")).toMatch(
      /nothing is listening there \(connect ECONNREFUSED/,
    );
    expect(await told("mssql://sa:hunter2canary@nowhere.invalid/shop")).toContain("can't be resolved");
  });

  test("a connection that is reset in the middle of a result, and a query that takes too long", async () => {
    const columns = /FROM sys\.columns/;
    expect(await told(await serve([tablesOf(60)], { resets: { batch: columns, after: 2 } }))).toContain(
      "the connection was lost",
    );
    const slow = await serve([kindsDatabase()], { delays: { batch: columns, for: 3_000 } });
    expect(await told(slow, { ...everything, statementTimeout: 200 })).toContain("statement-timeout");
  });

  test("a server that falls silent in the middle of a result", async () => {
    const url = await serve([tablesOf(60)]);
    const whole = await proxied(url);
    await crawl(whole.url);
    const silent = await proxied(url, { after: Math.floor(whole.sent() / 2), what: "silence" });
    const said = await told(silent.url, { ...everything, statementTimeout: 200 });
    expect(said).toMatch(/did not answer in time|statement timeout/);
  });

  test("what the server refuses, by its number", async () => {
    const fails = (number: number) => ({ fails: { batch: /sys\.columns/, number, message: "Nein." } });
    expect(await told(await serve([kindsDatabase()], fails(1222)))).toContain("lock-timeout");
    expect(await told(await serve([kindsDatabase()], fails(229)))).toContain("the login lacks a permission");
    expect(await told(await serve([kindsDatabase()], fails(40613)))).toContain("Try again in a minute");
  });
});

test("hostile names come out whole, and the canary nowhere", async () => {
  const name = "we]i`r\"d; DROP TABLE x'--\\ 😀";
  const quoted = `[${name.replaceAll("]", "]]")}]`;
  const database = new ScriptedDatabase(`db '"] ü`).load(
    `CREATE TABLE ${quoted} (${quoted} int NOT NULL PRIMARY KEY)\nGO\nCREATE VIEW [v ${name.replaceAll("]", "]]")}] AS SELECT ${quoted} FROM ${quoted} WHERE 'a''b' <> ''\nGO`,
  );
  const url = await serve([database]);
  const found = await crawl(url);
  expect(found.objects.map((object) => object.name)).toEqual([name, `v ${name}`]);
  expect(found.objects[1]).toMatchObject({ dependsOn: [{ schema: "dbo", name }] });
  expect(JSON.stringify(filesOf(found))).not.toMatch(/secret|db '/);
});
