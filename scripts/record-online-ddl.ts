// Asks a server how each statement of generator/test/cases/online-ddl may run, and writes what it says beside them:
//   node scripts/record-online-ddl.ts --socket=/run/mysqld/mysqld.sock --user=root
// What is given is for the client `mariadb` or `mysql`. The database schemalog_online_ddl is dropped and made anew.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../generator/test/cases/online-ddl");
const database = "schemalog_online_ddl";
const before = readFileSync(join(folder, "before.sql"), "utf8");
const statements = readFileSync(join(folder, "statements.sql"), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("-- "))
  .map((line) => line.replace(/;$/, ""));

/** From what bothers others least to what bothers them most. */
const requests = [
  ["INSTANT", undefined],
  ["INPLACE", "NONE"],
  ["INPLACE", "SHARED"],
  ["INPLACE", "EXCLUSIVE"],
  ["COPY", "NONE"],
  ["COPY", "SHARED"],
  ["COPY", "EXCLUSIVE"],
] as const;

function ask(sql: string): { rows: string[]; error?: string } {
  const args = [...process.argv.slice(2), "--batch", "--skip-column-names"];
  const { stdout, stderr } = spawnSync("mariadb", args, { input: sql, encoding: "utf8" });
  const error = /ERROR (\d+)/.exec(stderr)?.[1];
  return { rows: stdout.split("\n").filter(Boolean), ...(error && { error }) };
}

/** `ALTER TABLE t ADD …` with what it asks for, where the grammar has it: in front, for partitions end a statement. */
function asking(sql: string, [algorithm, lock]: (typeof requests)[number]): string {
  const wishes = [`ALGORITHM=${algorithm}`, ...(lock === undefined ? [] : [`LOCK=${lock}`])];
  const [, head, rest = ""] = /^((?:SET .*; )?ALTER TABLE \S+ )(.*)$/.exec(sql) ?? [];
  if (head === undefined) return `${sql} ${wishes.join(" ")}`;
  return `${head}${wishes.join(", ")}${/^(PARTITION BY|REMOVE)/.test(rest) ? " " : ", "}${rest}`;
}

const [version = ""] = ask("SELECT version()").rows;
const isMariadb = /mariadb/i.test(version);
const tables = isMariadb ? "INNODB_SYS_TABLES" : "INNODB_TABLES";

/** The tables by InnoDB's own ids: one that is written anew has another. */
const ids = () =>
  new Map(
    ask(`SELECT name, table_id FROM information_schema.${tables} WHERE name LIKE '${database}/%'`).rows.map(
      (row) => row.split("\t") as [string, string],
    ),
  );

const tableOf = (sql: string) => /(?:ALTER TABLE| ON) (\w+)/.exec(sql)?.[1];

/** Whether all of a table is another one now, or some of it. */
function done(known: Map<string, string>, now: Map<string, string>, table = ""): string[] {
  const own = [...known].filter(([name]) => name.replace(/#p#.*$/i, "") === `${database}/${table}`);
  const left = new Set(now.values());
  if (own.every(([, id]) => !left.has(id))) return ["rebuilt"];
  return own.some(([name, id]) => now.has(name) && now.get(name) !== id) ? ["moved"] : [];
}

let isFresh = false;
const answers: Record<string, string> = {};
for (const sql of statements) {
  answers[sql] = "refused";
  for (const request of requests) {
    if (!isFresh) {
      const { error } = ask(
        `DROP DATABASE IF EXISTS ${database}; CREATE DATABASE ${database}; USE ${database};\n${before}`,
      );
      if (error) throw new Error(`before.sql: ${error}`);
    }
    const known = ids();
    const { error } = ask(`USE ${database};\n${asking(sql, request)};`);
    isFresh = error !== undefined;
    if (error === "1064") answers[sql] = "unknown";
    if (error !== undefined) continue;
    answers[sql] = [...request.filter(Boolean), ...done(known, ids(), tableOf(sql))].join(" ");
    // It takes the words, and does something else.
    if (/^INSTANT ./.test(answers[sql])) answers[sql] = "not told";
    break;
  }
  console.log(`${answers[sql]}: ${sql}`);
}
ask(`DROP DATABASE IF EXISTS ${database}`);
const name = `${isMariadb ? "mariadb" : "mysql"}-${/^\d+\.\d+/.exec(version)?.[0]}.json`;
writeFileSync(
  join(folder, name),
  `${JSON.stringify({ version: /^[\d.]+/.exec(version)?.[0], answers }, undefined, 2)}\n`,
);
