import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { expect, type TestContext, test } from "vitest";
import { ScriptedDatabase } from "../servers/tds/load.ts";
import { git, repository, startSchemalog, write } from "../support/cli.ts";
import { clientOf, load as loadItems, startDynalite } from "../support/dynamodb.ts";
import { createMongodb } from "../support/mongodb.ts";
import { createMysql, mysqlOn } from "../support/mysql.ts";
import { serve } from "../support/sqlserver.ts";

const config = `connections:
  shop: { migrations: db/shop }
  films: { url: env:FILMS_URL }
  ledger: { url: env:LEDGER_URL }
  carts: { url: env:CARTS_URL }
  sessions: { url: env:SESSIONS_URL }
`;
const orders =
  "CREATE TABLE orders (id integer NOT NULL PRIMARY KEY, email varchar(100) NOT NULL, note varchar(200) NULL)";

const capacity = { ReadCapacityUnits: 5, WriteCapacityUnits: 5 };

/** One database of each engine, as it is and as it becomes. */
async function fiveDatabases(context: TestContext) {
  const [mysql, mongodb, dynamodb] = [
    await createMysql(context, "mariadb"),
    await createMongodb(context),
    await startDynalite(),
  ];
  const serveLedger = (script: string) => serve([new ScriptedDatabase("ledger").load(script)]);
  const sqlserver = await serveLedger(orders);
  await mysqlOn(mysql, orders);
  const documents = Array.from({ length: 50 }, (_, at) => ({
    email: `a${at}@example.com`,
    note: "x",
    items: [{ sku: "b" }],
  }));
  await mongodb.db.collection("carts").insertMany(documents);
  const name = { TableName: "sessions" };
  await loadItems(dynamodb, [
    {
      ...name,
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      ProvisionedThroughput: capacity,
      Items: [{ id: { S: "a" }, email: { S: "a@example.com" } }],
    },
  ]);
  const client = clientOf(dynamodb);
  const env = {
    ...{ FILMS_URL: mysql, LEDGER_URL: sqlserver, CARTS_URL: mongodb.url, SESSIONS_URL: dynamodb },
    ...{ AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" },
  };
  return {
    env,
    async change() {
      await mysqlOn(mysql, "ALTER TABLE orders DROP COLUMN note");
      env.LEDGER_URL = await serveLedger(orders.replace(/, note .*\)$/, ")"));
      await mongodb.db.collection("carts").updateMany({}, { $unset: { note: "" } });
      await client.send(new PutItemCommand({ ...name, Item: { id: { S: "b" }, total: { N: "1" } } }));
    },
  };
}

test("one workspace has a connection of each engine: crawled, documented, compared, judged and recorded", async (context) => {
  const { env, change } = await fiveDatabases(context);
  const cwd = repository({ "schemalog.yml": config, "db/shop/1.sql": `${orders};\n` });
  const run = async (...args: string[]) => {
    const { exitCode, stdout, stderr } = await startSchemalog(cwd, args, { env }).ended;
    expect(stderr).not.toMatch(/\berror:/);
    return { exitCode, stdout };
  };
  const names = ["carts", "films", "ledger", "sessions", "shop"];
  expect((await run("crawl")).exitCode).toBe(0);
  expect((await run("docs")).exitCode).toBe(0);
  const engineIn = (name: string) =>
    JSON.parse(readFileSync(join(cwd, "schema-snapshots", name, "snapshot/database.json"), "utf8")).engine;
  const engines = Object.fromEntries(names.map((name) => [name, engineIn(name)]));
  expect(engines).toEqual({
    ...{ carts: "mongodb", films: "mariadb", ledger: "sqlserver", sessions: "dynamodb", shop: "postgres" },
  });
  expect((await run("crawl", "--check")).exitCode).toBe(0);
  expect((await run("docs", "--check")).exitCode).toBe(0);
  git(cwd, "add", "-A");
  git(cwd, "commit", "-q", "-m", "Five databases");

  await change();
  write(cwd, { "db/shop/2.sql": "ALTER TABLE orders DROP COLUMN note;\n" });
  expect((await run("crawl")).exitCode).toBe(0);
  const judged = async (name: string) => {
    const { stdout } = await run("diff", `${name}@HEAD`, name, "--json");
    const [set] = JSON.parse(stdout).changeSets;
    return set.findings.map((one: { severity: string; code: string }) => `${one.severity} ${one.code}`).sort();
  };
  expect(Object.fromEntries(await Promise.all(names.map(async (name) => [name, await judged(name)])))).toEqual({
    carts: ["breaking field-gone"],
    films: ["breaking column-dropped"],
    ledger: ["breaking column-dropped"],
    sessions: ["risky field-gone"],
    shop: ["breaking column-dropped"],
  });
  expect((await run("docs")).exitCode).toBe(0);
  git(cwd, "checkout", "-q", "-b", "without-notes");
  git(cwd, "add", "-A");
  git(cwd, "commit", "-q", "-m", "Do without notes");
  const { stdout: request } = await run("ci", "--host", "local", "--base", "main", "--mode", "check");
  for (const name of names) expect(request).toContain(`### ${name}`);
  expect(request).toContain("db/shop/2.sql:1");
  expect((await run("history", "carts", "--connection", "carts")).stdout).toContain("Do without notes");
  expect((await run("site", "build", "--out", "public")).exitCode).toBe(0);
  for (const page of [
    "shop/public/tables/orders",
    "films/main/tables/orders",
    "ledger/dbo/tables/orders",
    "carts/main/collections/carts",
    "sessions/main/collections/sessions",
  ]) {
    expect(readFileSync(join(cwd, "public", page, "index.html"), "utf8"), page).toContain("email");
  }
});
