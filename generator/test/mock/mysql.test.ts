import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mysqlData } from "../../src/core/dialects/mysql/data/index.ts";
import { scriptOf } from "../../src/core/mock/formats/script.ts";
import { mockPlan } from "../../src/core/mock/plan/plan.ts";
import { corpus } from "../support/corpora.ts";
import { crawl } from "../support/crawled.ts";
import { createMysql, load, type MysqlServer, mysqlOn, mysqlServers } from "../support/mysql.ts";

const corpora = {
  chinook: "chinook/Chinook_MySql.sql",
  sakila: "sakila/sakila-mv-schema.sql",
  temporal: "temporal/temporal/schema.sql",
  "temporal's visibility": "temporal/visibility/schema.sql",
};

const withoutDatabase = (script: string) => script.replace(/^(DROP|CREATE) (DATABASE|SCHEMA) .*;|^USE .*;/gim, "");
const rows = 1_000;

describe.for(mysqlServers)("on %s", (server: MysqlServer) => {
  test.for(Object.entries(corpora))(
    "every table of %s takes its rows with all constraints on",
    async ([name, file], context) => {
      const script = readFileSync(corpus(context, join("mysql", file)), "utf8");
      if (server === "mariadb" && /->>/.test(script)) context.skip("MariaDB has no -> for JSON");
      const url = await createMysql(context, server, name === "sakila" ? name : undefined);
      load(url, withoutDatabase(script).replace(/^INSERT [\s\S]*?;$/gm, ""));
      const database = await crawl(url);
      const plan = mockPlan(database, { seed: "corpora", now: Date.UTC(2026, 0, 1), rows });
      for (const { table } of plan.tables)
        for (const { name: trigger } of table.triggers) await mysqlOn(url, `DROP TRIGGER \`${trigger}\``);
      await mysqlOn(url, [...scriptOf(plan, mysqlData)].join(";\n"));
      for (const { table, rows: made } of plan.tables) {
        const [counted] = await mysqlOn(url, `SELECT COUNT(*) AS count FROM \`${table.name}\``);
        expect(Number(counted?.count), table.name).toBe(made);
      }
      expect(plan.problems).toEqual([]);
    },
  );
});
