// Has a server print the expressions and views of generator/test/cases/printed-forms, and once more what settled() makes of that:
//   node scripts/record-printed-forms.ts --socket=/run/mysqld/mysqld.sock --user=root
// What is given is for the client `mariadb`. The database schemalog_printed_forms is dropped and made anew.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { recoded } from "../generator/src/core/dialects/mysql/recoded.ts";
import { settled } from "../generator/src/core/dialects/mysql/settled.ts";

const folder = join(import.meta.dirname, "../generator/test/cases/printed-forms");
const database = "schemalog_printed_forms";
const read = (name: string) => readFileSync(join(folder, name), "utf8");
const columns = "a int, b int, c varchar(20), d datetime, j json, e decimal(10,2)";
const head = `SET NAMES utf8mb4; DROP DATABASE IF EXISTS ${database}; CREATE DATABASE ${database} CHARACTER SET utf8mb4; USE ${database};
CREATE TABLE t (${columns}); CREATE TABLE g (a int, b int); CREATE TABLE f (c text, FULLTEXT (c));`;

function ask(sql: string): string[][] {
  const args = [
    ...process.argv.slice(2),
    "--force",
    "--batch",
    "--raw",
    "--skip-column-names",
    "--default-character-set=utf8mb4",
  ];
  const { stdout } = spawnSync("mariadb", args, { input: sql, encoding: "utf8", maxBuffer: 2 ** 28 });
  return stdout
    .split("\x03\n")
    .filter(Boolean)
    .map((row) => row.split("\t"));
}

const version = ask("SET NAMES utf8mb4; SELECT concat(version(), char(3 USING utf8mb4))")[0]?.[0] ?? "";
const isMariadb = /mariadb/i.test(version);
const written = (shown: string) => (isMariadb ? shown : recoded(shown));

/** What the server prints of each, where it takes it; a row may have several lines. */
function printed(
  expressions: string[],
  views: string[],
): { expressions: (string | undefined)[]; views: (string | undefined)[] } {
  const rows = ask(`${head}
${expressions.map((sql, at) => `CREATE TABLE e${at} (${columns}, x varchar(200) AS (${sql}) VIRTUAL);`).join("\n")}
${views.map((sql, at) => `CREATE VIEW v${at} AS ${sql};`).join("\n")}
SELECT concat(table_name, '\\t', generation_expression, char(3 USING utf8mb4)) FROM information_schema.columns WHERE table_schema = '${database}' AND column_name = 'x' AND table_name LIKE 'e%';
SELECT concat(table_name, '\\t', view_definition, char(3 USING utf8mb4)) FROM information_schema.views WHERE table_schema = '${database}';`);
  const found = new Map(rows.map(([name = "", ...sql]) => [name, sql.join("\t")]));
  const withoutDatabase = (sql: string) => sql.replaceAll(`\`${database}\`.`, "");
  return {
    expressions: expressions.map((_, at) => (found.has(`e${at}`) ? written(found.get(`e${at}`)!) : undefined)),
    views: views.map((_, at) => (found.has(`v${at}`) ? withoutDatabase(found.get(`v${at}`)!) : undefined)),
  };
}

// A text may have a line break: expressions end with a line that balances quotes.
const lines = (name: string) =>
  read(name)
    .trimEnd()
    .split("\n")
    .reduce<string[]>((all, line) => {
      const last = all.at(-1);
      if (last !== undefined && (last.replace(/\\./g, "").match(/'/g)?.length ?? 0) % 2 === 1)
        all[all.length - 1] = `${last}\n${line}`;
      else all.push(line);
      return all;
    }, []);
const [expressions, views] = [lines("expressions.sql"), lines("views.sql")];
const first = printed(expressions, views);
const again = printed(
  first.expressions.map((sql) => settled(sql ?? "0")),
  first.views.map((sql) => settled(sql ?? "SELECT 1")),
);

const forms: Record<string, [string, string]> = {};
for (const kind of ["expressions", "views"] as const) {
  for (const [at, sql] of { expressions, views }[kind].entries()) {
    const print = first[kind][at];
    if (print !== undefined) forms[sql] = [print, again[kind][at] ?? "REFUSED"];
    else console.log(`refused: ${sql}`);
    if (print !== undefined && again[kind][at] === undefined) console.log(`REFUSED once settled: ${settled(print)}`);
  }
}
ask(`DROP DATABASE IF EXISTS ${database}`);
const name = `${isMariadb ? "mariadb" : "mysql"}-${/^\d+\.\d+/.exec(version)?.[0]}.json`;
writeFileSync(join(folder, name), `${JSON.stringify(forms, undefined, 2)}\n`);
