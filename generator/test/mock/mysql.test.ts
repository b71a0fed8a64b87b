import { describe, expect, test } from "vitest";
import { mysqlData } from "../../src/core/dialects/mysql/data/index.ts";
import { scriptOf } from "../../src/core/mock/formats/script.ts";
import { mockPlan } from "../../src/core/mock/plan/plan.ts";
import { crawl } from "../support/crawled.ts";
import { type MysqlServer, mysqlOn, mysqlServers } from "../support/mysql.ts";
import { mysqlCorpora, mysqlCorpus } from "../support/mysql-corpora.ts";

const rows = 1_000;

describe.for(mysqlServers)("on %s", (server: MysqlServer) => {
  test.for(mysqlCorpora)("every table of %s takes its rows with all constraints on", async (name, context) => {
    const url = await mysqlCorpus(context, server, name);
    const database = await crawl(url);
    const plan = mockPlan(database, { seed: "corpora", now: Date.UTC(2026, 0, 1), rows });
    for (const { table } of plan.tables)
      for (const { name: trigger } of table.triggers) await mysqlOn(url, `DROP TRIGGER \`${trigger}\``);
    const emptied = plan.tables.map(({ table }) => `TRUNCATE \`${table.name}\``);
    await mysqlOn(url, ["SET FOREIGN_KEY_CHECKS = 0", ...emptied].join(";\n"));
    await mysqlOn(url, [...scriptOf(plan, mysqlData)].join(";\n"));
    for (const { table, rows: made } of plan.tables) {
      const [counted] = await mysqlOn(url, `SELECT COUNT(*) AS count FROM \`${table.name}\``);
      expect(Number(counted?.count), table.name).toBe(made);
    }
    expect(plan.problems).toEqual([]);
  });
});
