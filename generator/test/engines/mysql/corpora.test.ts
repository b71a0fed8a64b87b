import { describe, expect, test } from "vitest";
import type { Table } from "../../../src/core/model/table.ts";
import { isTable, isView } from "../../../src/core/names/kinds.ts";
import { changesBetween, crawl, filesOf } from "../../support/crawled.ts";
import { createMysql, dumpOf, load, type MysqlServer, mysqlOn, mysqlServers } from "../../support/mysql.ts";
import { mysqlCorpora, mysqlCorpus } from "../../support/mysql-corpora.ts";

/** Counts as the server's own statements give them, by code that has nothing of the crawler's. */
async function counted(url: string) {
  const database = decodeURIComponent(new URL(url).pathname.slice(1));
  const one = async (sql: string) => Number(Object.values((await mysqlOn(url, sql))[0] ?? {})[0]);
  const tables = await mysqlOn(url, "SHOW FULL TABLES WHERE Table_type = 'BASE TABLE'");
  let columns = 0;
  let keyParts = 0;
  for (const row of tables) {
    const name = `\`${Object.values(row)[0]}\``;
    columns += (await mysqlOn(url, `SHOW COLUMNS FROM ${name}`)).length;
    keyParts += (await mysqlOn(url, `SHOW INDEX FROM ${name}`)).length;
  }
  const ddl = await Promise.all(
    tables.map(async (row) =>
      String(Object.values((await mysqlOn(url, `SHOW CREATE TABLE \`${Object.values(row)[0]}\``))[0]!)[1]),
    ),
  );
  return {
    tables: tables.length,
    columns,
    keyParts,
    foreignKeys: ddl.join("\n").match(/ FOREIGN KEY \(/g)?.length ?? 0,
    views: (await mysqlOn(url, "SHOW FULL TABLES WHERE Table_type = 'VIEW'")).length,
    triggers: (await mysqlOn(url, "SHOW TRIGGERS")).length,
    routines:
      (await mysqlOn(url, `SHOW PROCEDURE STATUS WHERE Db = '${database}'`)).length +
      (await mysqlOn(url, `SHOW FUNCTION STATUS WHERE Db = '${database}'`)).length,
    comments: await one(
      `SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = '${database}' AND TABLE_COMMENT NOT IN ('', 'VIEW')`,
    ),
  };
}

describe.for(mysqlServers)("on %s", (server: MysqlServer) => {
  test.for(mysqlCorpora)(
    "%s has all that the server counts, and is the same when it is restored elsewhere",
    async (name, context) => {
      const url = await mysqlCorpus(context, server, name);
      const database = await crawl(url);
      const tables = database.objects.filter(isTable);
      const sum = (of: (table: Table) => number) => tables.reduce((total, table) => total + of(table), 0);
      expect(await counted(url)).toEqual({
        tables: tables.length,
        columns: sum(({ columns }) => columns.length),
        keyParts: sum(
          ({ primaryKey, uniques, indexes }) =>
            (primaryKey?.columns.length ?? 0) +
            uniques.reduce((total, { columns }) => total + columns.length, 0) +
            indexes.reduce((total, { key }) => total + key.length, 0),
        ),
        foreignKeys: sum(({ foreignKeys }) => foreignKeys.length),
        views: database.objects.filter(isView).length,
        triggers: sum(({ triggers }) => triggers.length),
        routines: database.objects.filter(({ kind }) => kind === "routine").length,
        comments: sum(({ comment }) => (comment === undefined ? 0 : 1)),
      });
      const other = await createMysql(context, server);
      load(other, dumpOf(url));
      const restored = await crawl(other);
      expect(changesBetween(database, restored)).toEqual([]);
      expect(filesOf(restored)).toEqual(filesOf(await crawl(url)));
    },
  );
});
