import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { alterationsOf, factsOf } from "../../src/core/dialects/mysql/alterations.ts";
import { mysqlFlavour } from "../../src/core/dialects/mysql/lexer.ts";
import {
  type Alteration,
  algorithmOf,
  alterations,
  type Server,
  together,
  type Way,
} from "../../src/core/dialects/mysql/online-ddl.ts";
import { tableChange } from "../../src/core/dialects/mysql/table-changes.ts";
import { reader } from "../../src/core/dialects/mysql/words.ts";
import { table } from "../../src/core/model/table.ts";

const folder = join(import.meta.dirname, "../cases/online-ddl");
const read = (name: string) => readFileSync(join(folder, name), "utf8");

type Case = { alteration: Alteration; fact: string | undefined; sql: string };

const cases: Case[] = [];
for (const line of read("statements.sql").split("\n").filter(Boolean)) {
  const [, alteration, fact] = /^-- (.*?)(?: \((full-text|compressed)\))?$/.exec(line) ?? [];
  const last = cases.at(-1);
  if (alteration !== undefined) cases.push({ alteration: alteration as Alteration, fact, sql: "" });
  else if (last?.sql === "") last.sql = line.slice(0, -1);
  else cases.push({ ...last!, sql: line.slice(0, -1) });
}

const shown = ({ algorithm, lock, rebuilt }: Way): string =>
  [algorithm, ...(algorithm === "INSTANT" ? [] : [lock]), ...(rebuilt ? ["rebuilt"] : [])].join(" ");

/** The server refuses it for another reason, has no such words, or lets them stand without a meaning. */
const isUntold = (answer: string | undefined) => answer === undefined || /^(refused|unknown|not told)$/.test(answer);

const recorded = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => ({ name, ...(JSON.parse(read(name)) as { version: string; answers: Record<string, string> }) }));

const column = (name: string, type: string, more: object = {}) => ({ name, type, nullable: true, ...more });
const id = column("id", "int", { nullable: false });
const a = column("a", "int");
const primaryKey = { name: "PRIMARY", columns: ["id"] };
const index = (name: string, ...columns: string[]) => ({
  ...{ name, method: "btree", key: columns.map((each) => ({ column: each })) },
});

/** The tables of before.sql, as far as it matters. */
const tables: Record<string, object> = {
  t: {
    primaryKey,
    options: { collation: "utf8mb4_0900_ai_ci" },
    columns: [
      ...[{ ...id, identity: { generation: "by default" } }, a, column("b", "int", { nullable: false, default: "1" })],
      ...[column("u", "int unsigned"), column("tiny", "tinyint"), column("d", "decimal(10,2)"), column("f", "float")],
      ...[column("c", "char(10)"), column("v", "varchar(20)"), column("w", "varchar(100)"), column("m", "varchar(60)")],
      ...[column("iv", "varchar(20)"), column("big", "varchar(300)"), column("vb", "varbinary(100)")],
      ...[column("latin", "varchar(20)", { collation: "latin1_swedish_ci" }), column("txt", "text")],
      ...[column("e", "enum('a','b')"), column("s", "set('a','b')"), column("dt", "datetime")],
      ...[column("ts", "timestamp"), column("day", "date"), column("j", "json")],
      ...[column("parent_id", "int"), column("indexed", "int")],
    ],
    indexes: [index("indexed_idx", "indexed"), index("iv_idx", "iv"), index("parent_idx", "parent_id")],
    uniques: [{ name: "b_unique", columns: ["b", "id"] }],
  },
  g: {
    columns: [
      ...[id, a, column("gv", "int", { generated: { expression: "a + 1", storage: "virtual" } })],
      ...[column("gs", "int", { generated: { expression: "a + 2", storage: "stored" } }), column("z", "int")],
    ],
  },
  plain: { primaryKey, columns: [id, column("code", "varchar(20)", { nullable: false })] },
  searched: {
    columns: [id, column("txt", "text"), column("more", "text")],
    indexes: [{ ...index("txt_search", "txt"), method: "fulltext" }],
  },
  packed: { columns: [id, a, column("b", "int")], options: { rowFormat: "COMPRESSED" } },
};

/** By the words of a statement alone, with the table that it is about. */
const words = reader(mysqlFlavour);
function wayOf(sql: string, server: Server): Way {
  const [, unchecked, statement = ""] = /^(SET .*; )?(.*)$/.exec(sql) ?? [];
  const change = tableChange(words(statement))!;
  const { name } = change.table;
  const before = table.parse({ kind: "table", schema: "main", name, ...tables[name] });
  const all = alterationsOf(change, before, unchecked !== undefined);
  return together(all.map((each) => algorithmOf(each!, server, factsOf(before))));
}

describe.each(recorded)("$name", ({ name, version, answers }) => {
  const server: Server = { flavour: name.startsWith("mariadb") ? "mariadb" : "mysql", version };
  test.for(cases)("$sql", ({ alteration, fact, sql }) => {
    const answer = answers[sql];
    if (isUntold(answer)) return;
    const on = { fullText: fact === "full-text", compressed: fact === "compressed" };
    expect(shown(algorithmOf(alteration, server, on))).toBe(answer);
    // That a key points to a column, the table of the column does not tell.
    if (alteration !== "referenced column renamed") expect(shown(wayOf(sql, server))).toBe(answer);
  });
});

test("every kind of change has been asked", () => {
  expect(alterations.filter((each) => !cases.some(({ alteration }) => alteration === each))).toEqual([]);
  for (const { answers } of recorded) {
    expect(cases.filter(({ sql }) => answers[sql] === undefined)).toEqual([]);
    expect(cases.filter(({ sql }) => !isUntold(answers[sql])).length).toBeGreaterThan(60);
  }
});

test.for<[Alteration, string, string]>([
  ["column added at the end", "mysql 5.7.44", "INPLACE NONE rebuilt"],
  ["column added at the end", "mysql 8.0.11", "INPLACE NONE rebuilt"],
  ["column added at the end", "mysql 8.0.12", "INSTANT"],
  ["column added in the midst", "mysql 8.0.28", "INPLACE NONE rebuilt"],
  ["column added in the midst", "mysql 8.4.3", "INSTANT"],
  ["column added in the midst", "mariadb 10.3.39", "INPLACE NONE rebuilt"],
  ["column added in the midst", "mariadb 10.4.1", "INSTANT"],
  ["column dropped", "mysql 8.0.28", "INPLACE NONE rebuilt"],
  ["column dropped", "mysql 8.0.29", "INSTANT"],
  ["column renamed", "mysql 8.0.27", "INPLACE NONE"],
  ["partition added", "mysql 5.7.1", "INPLACE SHARED"],
  ["type changed", "mariadb 11.1.2", "COPY SHARED rebuilt"],
  ["type changed", "mariadb 11.2.2", "COPY NONE rebuilt"],
  ["type changed", "mariadb 12.0.1", "COPY NONE rebuilt"],
])("%s on %s: %s", ([alteration, server, expected]) => {
  const [flavour = "", version = ""] = server.split(" ");
  expect(shown(algorithmOf(alteration, { flavour: flavour as Server["flavour"], version }))).toBe(expected);
});
