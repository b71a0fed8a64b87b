import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mariadb, mysql } from "../../src/core/dialects/mysql/index.ts";
import type { Said } from "../../src/core/dialects/script.ts";
import { expectGolden } from "../support/golden.ts";

const folder = join(import.meta.dirname, "../cases/dialects/mysql");
const read = (name: string) => readFileSync(join(folder, name), "utf8");
const statements = (text: string, { script } = mysql) => script.split(text).statements.map(({ sql }) => sql);

test("a script is cut as its client, and as tools, do", () => {
  const { statements, skipped, dataSkipped } = mysql.script.split(read("split.sql"));
  const lines = [
    ...statements.map(({ line, sql }) => `${line}: ${sql.replaceAll("\n", "\n    ")}`),
    ...skipped.map(({ line, message }) => `${line}! ${message}`),
    `rows left out: ${dataSkipped}`,
  ];
  expectGolden(`${lines.join("\n")}\n`, join(folder, "split.txt"));
});

test("statements stand where they say they do", () => {
  const text = read("split.sql");
  for (const { sql, offset, line } of mysql.script.split(text).statements) {
    expect(text.slice(offset, offset + sql.length)).toBe(sql);
    expect(text.slice(0, offset).split("\n").length).toBe(line);
  }
});

describe("comments that are code for some servers", () => {
  const text = "CREATE TABLE t (a int /*!50705 , b point */ /*M!100100 , c uuid */);";
  const words = ({ script }: typeof mysql) =>
    [...script.tokens(text)].filter(({ kind }) => kind === "word").map(({ start, end }) => text.slice(start, end));

  test("MySQL reads its own", () => expect(words(mysql)).toEqual(["CREATE", "TABLE", "t", "a", "int", "b", "point"]));
  test("MariaDB reads its own, and those of MySQL until 5.6", () => {
    expect(words(mariadb)).toEqual(["CREATE", "TABLE", "t", "a", "int", "c", "uuid"]);
    expect(statements("/*!40101 SET NAMES utf8mb4 */;", mariadb)).toEqual(["/*!40101 SET NAMES utf8mb4 */"]);
    expect(statements("/*!80016 SET x = 1 */; SELECT 1;", mariadb)).toEqual(["SELECT 1"]);
  });
});

test("the tokens of any text lie one behind the other, and nothing but white space between them", () => {
  const pieces = fc.constantFrom(
    "'",
    '"',
    "`",
    "\\",
    "/*!50003",
    "/*",
    "*/",
    "--",
    " ",
    "\n",
    "#",
    "a",
    "1",
    ".",
    "@",
    ";",
    "//",
    "$$",
    "DELIMITER //\n",
    "BEGIN",
    "END",
    "IF",
    "CASE",
    "x'1'",
  );
  fc.assert(
    fc.property(
      fc.array(pieces).map((all) => all.join("")),
      (text) => {
        let end = 0;
        for (const token of mysql.script.tokens(text)) {
          expect(text.slice(end, token.start).trim()).toBe("");
          expect(token.end).toBeGreaterThan(token.start);
          end = token.end;
        }
        expect(text.slice(end).trim()).toBe("");
        mysql.script.split(text);
      },
    ),
  );
});

test.for<[what: string, text: string]>([
  ["quotes", "'".repeat(1_000_000)],
  ["comments", "/*".repeat(500_000)],
  ["conditional comments", "/*!50003 ".repeat(200_000)],
  ["statements", "a;".repeat(300_000)],
  ["a delimiter that never comes", `DELIMITER ${"x".repeat(50)}\n${"xy ".repeat(300_000)}`],
  ["deep blocks", `CREATE PROCEDURE p() ${"BEGIN ".repeat(200_000)}`],
  ["backslashes", "\\x\n".repeat(200_000)],
  ["a statement of many words", `ALTER TABLE t ${"ADD a int,".repeat(50_000)}`],
  ["a row of many values", `INSERT INTO t VALUES ${"(1,'x'),".repeat(100_000)}`],
])("%s take no time", ([, text]) => {
  const begin = performance.now();
  const { script } = mysql;
  for (const { sql } of script.split(text).statements.slice(0, 100)) {
    script.traitOf(sql);
    script.said?.(sql);
    script.endCheck?.isNeeded(sql);
    script.onlyLiterals?.(sql);
  }
  expect(performance.now() - begin).toBeLessThan(20_000);
});

/** Only what a statement says more than others. */
function told(said: Said | undefined): string {
  const entries = Object.entries(said ?? {}).filter(
    ([, value]) =>
      value !== undefined && value !== false && value !== "" && !(Array.isArray(value) && value.length === 0),
  );
  return JSON.stringify(Object.fromEntries(entries));
}

test("what stands out about statements, and what their words tell", () => {
  const lines = mysql.script.split(read("statements.sql")).statements.flatMap(({ sql }) => {
    const { script } = mysql;
    const facts = [
      script.traitOf(sql) ?? "-",
      script.endsTransactions?.(sql) && "may commit",
      script.setsNothing?.(sql) && "sets nothing",
      script.onlyLiterals?.(sql) && "literals",
      script.endCheck?.isNeeded(sql) && "its end depends on sql_mode",
      script.roleOf?.(sql) !== undefined && `makes ${script.roleOf?.(sql)}`,
      script.takesBack?.(sql) && JSON.stringify(script.takesBack?.(sql)),
    ].filter(Boolean);
    return [sql, `  ${facts.join("; ")}`, `  ${told(script.said?.(sql))}`, ""];
  });
  expectGolden(lines.join("\n"), join(folder, "statements.txt"));
});
