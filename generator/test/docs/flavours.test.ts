import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, type TestContext, test } from "vitest";
import { parse } from "yaml";
import { lineDiff } from "../../src/core/formats/words/line-diff.ts";
import type { Database } from "../../src/core/model/database.ts";
import { ScriptedDatabase } from "../servers/tds/load.ts";
import { corpus } from "../support/corpora.ts";
import { crawl, crawlEmbedded } from "../support/crawled.ts";
import { docsOf } from "../support/docs.ts";
import { expectGolden } from "../support/golden.ts";
import { createMysql, load } from "../support/mysql.ts";
import { serve } from "../support/sqlserver.ts";

const cases = join(import.meta.dirname, "../cases/flavours");
const read = (file: string) => readFileSync(file, "utf8");
type Way = { what: string; pattern: string; one: string };
type Words = { types: Record<string, string[]>; ways: Way[]; code: Way[] };
const { types, ways, code }: Words = parse(read(join(cases, "words.yaml")));
const common = new Map(Object.entries(types).flatMap(([word, names]) => names.map((name) => [name, word] as const)));

/** How each engine gets what a script makes. */
const crawled = {
  postgres: (_context: TestContext, script: string) => crawlEmbedded([], (run) => run(script)),
  mariadb: (context: TestContext, script: string) => onMysql(context, "mariadb", script),
  mysql: (context: TestContext, script: string) => onMysql(context, "mysql", script),
  sqlserver: async (_context: TestContext, script: string) =>
    crawl(await serve([new ScriptedDatabase("shop").load(script)])),
};
type EngineName = keyof typeof crawled;

async function onMysql(context: TestContext, server: "mariadb" | "mysql", script: string): Promise<Database> {
  const url = await createMysql(context, server);
  load(url, script);
  return crawl(url);
}

/** A type as the common word for it, with what stands in its parentheses; how long bytes may be, and how fine a time is, is in the type of MySQL alone. */
function folded(type: string): string {
  if (common.has(type)) return common.get(type) as string;
  const [, head = type, length = "", tail = ""] = /^([^(]+)(\([^)]*\))?(.*)$/.exec(type) ?? [];
  const word = common.get(head + tail);
  if (word === undefined) return type;
  return word === "bytes" || word === "time" ? word : `${word}${length}`;
}

/** A text in the one way in which each engine could have it. */
const inOneWay = (text: string, by: Way[] = ways): string =>
  by.reduce((found, { pattern, one }) => found.replace(new RegExp(pattern, "g"), one), text);

/** The pages by their paths, with one word for each type, for the schema that is meant where nobody names one, and for names that only letters tell apart. */
function pagesOf(database: Database, schema: string, nameOf: (text: string) => string): Map<string, string> {
  const objects = database.objects.map((object) =>
    "columns" in object && Array.isArray(object.columns)
      ? { ...object, columns: object.columns.map((column) => ({ ...column, type: folded(column.type) })) }
      : object,
  ) as Database["objects"];
  const ownSchema = new RegExp(`\\b${schema}\\b`, "g");
  const plain = (text: string) => {
    const lines = text
      .replace(ownSchema, "schema")
      .replace(/^<!-- Generated.*\n/, "")
      .replace(/(?<=^```sql\n)[\s\S]*?(?=\n```$)/gm, (sql) =>
        inOneWay(sql.toLowerCase().replace(/\s+/g, " ").trim(), code).trim(),
      )
      .split("\n");
    return nameOf(
      lines
        .map((line) => inOneWay(line))
        .filter(Boolean)
        .join("\n"),
    );
  };
  return new Map([...docsOf({ ...database, objects })].map(([path, text]) => [plain(path), plain(text)]));
}

/** The lines of each page that differ. */
function differences(before: Map<string, string>, after: Map<string, string>): string {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths
    .flatMap((path) => {
      const lines = lineDiff(before.get(path), after.get(path)).filter(({ mark, text }) => mark !== " " && text !== "");
      return lines.length === 0 ? [] : [`# ${path}`, ...lines.map(({ mark, text }) => `${mark} ${text}`), ""];
    })
    .join("\n");
}

const schemas = { postgres: "public", mariadb: "main", mysql: "main", sqlserver: "dbo" };
const withoutDatabase = (script: string) =>
  script.replace(/^(DROP|CREATE) (DATABASE|SCHEMA)[^;]*;|^USE .*;|^\\c .*;|^INSERT INTO[\s\S]*?;$/gim, "");

/** A schema that was written for each engine, and what its names have in common where each has its own way to write them. */
type Written = {
  script(context: TestContext, engine: EngineName): string;
  engines: Exclude<EngineName, "postgres">[];
  nameOf?: (text: string) => string;
};
const mysqlOr = (engine: EngineName) => (engine === "postgres" ? "postgres" : "mysql");
const written: Record<string, Written> = {
  shop: {
    script: (_, engine) => read(join(cases, "shop", `${engine === "mariadb" ? "mysql" : engine}.sql`)),
    engines: ["mariadb", "mysql", "sqlserver"],
  },
  chinook: {
    script: (context, engine) => {
      const file = engine === "postgres" ? "Chinook_PostgreSql.sql" : "Chinook_MySql.sql";
      const script = withoutDatabase(read(corpus(context, join(mysqlOr(engine), "chinook", file))));
      return script.replaceAll("NVARCHAR", "VARCHAR"); // in MySQL it means another character set, which pages tell
    },
    engines: ["mariadb", "mysql"],
    nameOf: (text) =>
      text
        .replace(/[_~"]/g, "")
        .toLowerCase()
        .replace(/\b(\w+?)fkey\b/g, "fk$1")
        .replace(/\b(\w+?)idx\b/g, "ifk$1")
        .replace(/\b(\w+?)pkey\b/g, "pk$1"),
  },
  temporal: {
    script: (context, engine) => {
      const script = read(corpus(context, join(mysqlOr(engine), "temporal/temporal/schema.sql")));
      return engine === "postgres" ? script : inOneWay(script, parse(read(join(cases, "temporal.yaml"))));
    },
    engines: ["mariadb", "mysql"],
  },
};

describe.for(Object.entries(written))("%s", ([name, { script, engines: others, nameOf = (text: string) => text }]) => {
  test.for(others)("on %s has the pages that it has on PostgreSQL, but for what is known", async (engine, context) => {
    const pages = async (of: EngineName) =>
      pagesOf(await crawled[of](context, script(context, of)), schemas[of], nameOf);
    const [before, after] = [await pages("postgres"), await pages(engine)];
    expect(before.size).toBeGreaterThan(5);
    expectGolden(differences(before, after), join(cases, `${name}-${engine}.diff`));
  });
});
