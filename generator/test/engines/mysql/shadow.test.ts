import { describe, expect, type TestContext, test } from "vitest";
import { StatementError } from "../../../src/engines/engine.ts";
import { engineOf } from "../../../src/engines/registry.ts";
import { changesBetween, everything } from "../../support/crawled.ts";
import { type MysqlServer, mysqlOn, mysqlServers, mysqlUrl } from "../../support/mysql.ts";

const open = (url: string | undefined) => engineOf("mysql").shadow({ url, extensions: [], skipExtensions: [] });

const databasesOf = async (context: TestContext, server: MysqlServer) =>
  (await mysqlOn(mysqlUrl(context, server), "SHOW DATABASES LIKE 'schemalog\\_shadow\\_%'")).map(
    (row) => Object.values(row)[0],
  );

describe.for(mysqlServers)("on %s", (server) => {
  test("migrations run in a database that is gone afterwards", async (context) => {
    const shadow = await open(mysqlUrl(context, server));
    try {
      await shadow.run("CREATE TABLE a (id int PRIMARY KEY)");
      expect(await databasesOf(context, server)).toHaveLength(1);
      const ran: unknown[] = [];
      await shadow.runEach(
        [{ sql: "ALTER TABLE a ADD COLUMN b int" }, { sql: "CREATE VIEW v AS SELECT a.id FROM a" }],
        (rows) => ran.push(rows),
      );
      expect(ran).toEqual([[], []]);
      const { database } = await shadow.crawl(everything);
      expect(database.engine).toBe(server);
      expect(database.objects.map(({ schema, kind, name }) => `${kind} ${schema}.${name}`)).toEqual([
        "table main.a",
        "view main.v",
      ]);
      expect(JSON.stringify(database)).not.toContain("schemalog_shadow");
    } finally {
      await shadow.close();
    }
    expect(await databasesOf(context, server)).toEqual([]);
  });

  test("a fork is equal, and goes its own way", async (context) => {
    const shadow = await open(mysqlUrl(context, server));
    await shadow.run("CREATE TABLE a (id int)");
    const fork = await shadow.fork();
    try {
      await fork.run("ALTER TABLE a ADD COLUMN b int");
      const [one, other] = [await shadow.crawl(everything), await fork.crawl(everything)];
      expect(changesBetween(one.database, other.database)).toEqual(["column main.a.b: added"]);
    } finally {
      await fork.close();
      await shadow.close();
    }
    expect(await databasesOf(context, server)).toEqual([]);
  });

  test("an error of a statement is told with its code, and without the name of the database", async (context) => {
    const shadow = await open(mysqlUrl(context, server));
    try {
      const error = await shadow.run("ALTER TABLE nowhere ADD COLUMN b int").catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(StatementError);
      expect(error).toMatchObject({ code: "1146", message: expect.stringContaining("nowhere") });
      expect(String(error)).not.toContain("schemalog_shadow");
    } finally {
      await shadow.close();
    }
  });

  test("what a killed run left is dropped by the next, and nothing that is in use or another's", async (context) => {
    const url = mysqlUrl(context, server);
    const left = ["schemalog_shadow_0123456789ab", "schemalog_shadow_mine"];
    for (const name of left) await mysqlOn(url, `CREATE DATABASE IF NOT EXISTS ${name}`);
    const running = await open(url);
    const next = await open(url);
    try {
      expect(await databasesOf(context, server)).toHaveLength(3);
      expect(await databasesOf(context, server)).not.toContain(left[0]);
      await running.run("CREATE TABLE a (id int)");
    } finally {
      await next.close();
      await running.close();
      await mysqlOn(url, `DROP DATABASE ${left[1]}`);
    }
  });
});

test("without a server there is a way out", async () => {
  await expect(open(undefined)).rejects.toMatchObject({
    exitCode: 2,
    hint: expect.stringContaining("shadow: env:SHADOW_DATABASE_URL"),
  });
});
