import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { crawl, filesOf } from "../../support/crawled.ts";
import { expectGolden } from "../../support/golden.ts";
import { createMysql, load, mysqlServers } from "../../support/mysql.ts";

const folder = join(import.meta.dirname, "../../cases/mysql");
const read = (name: string) => readFileSync(join(folder, name, "input.sql"), "utf8");

test.for(mysqlServers)("%s tells all kinds of things as the other does", async (server, context) => {
  const url = await createMysql(context, server);
  load(url, read("kinds"));
  const text = Object.entries(filesOf(await crawl(url)))
    .map(([path, content]) => `== ${path}\n${content}`)
    .join("");
  expectGolden(text.replace(`"engine": "${server}"`, '"engine": "mysql"'), join(folder, "kinds", "expected.txt"));
});

test("what MariaDB alone has", async (context) => {
  const url = await createMysql(context, "mariadb");
  load(url, read("mariadb"));
  const files = Object.entries(filesOf(await crawl(url))).filter(([path]) => path.startsWith("main/"));
  const text = files.map(([path, content]) => `== ${path}\n${content}`).join("");
  expectGolden(text, join(folder, "mariadb", "expected.txt"));
  expect(text).not.toContain("next_not_cached_value");
});
