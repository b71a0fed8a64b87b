import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mariadb, mysql } from "../../src/core/dialects/mysql/index.ts";
import { expectGolden } from "../support/golden.ts";

const folder = join(import.meta.dirname, "../cases/dialects/mysql");
const on = (name: string, more: object = {}) => ({
  schema: "main",
  name,
  isPartitioned: false,
  replaces: false,
  ...more,
});
const index = (name: string, columns: string[], more: object = {}) => ({
  ...{ name, method: "btree", key: columns.map((column) => ({ column })), ...more },
});

/** All that is advised of some changes, by a language. */
function advised({ advice }: typeof mysql): Record<string, string | undefined> {
  return {
    index: advice.buildIndex?.(on("orders"), index("i", ["a", "b"])),
    "unique index": advice.buildIndex?.(on("orders"), index("i", ["group"], { unique: true })),
    "index of a prefix": advice.buildIndex?.(on("order items"), {
      ...{ name: "i", method: "btree", key: [{ column: "key", length: 10, direction: "desc" }] },
    }),
    "index that replaces one": advice.buildIndex?.(on("orders", { replaces: true }), index("by_a", ["b"])),
    "full-text index": advice.buildIndex?.(on("order items"), index("i", ["key"], { method: "fulltext" })),
    "dropped index": advice.dropIndex?.(on("orders"), "by_a", false),
    "dropped unique index": advice.dropIndex?.(on("orders"), "Odd Name", true),
    "grant on the database": advice.grant?.("SELECT, EVENT", { kind: "schema", name: "main" }, "reader@%"),
    "grant on a table": advice.grant?.("SELECT (a)", { kind: "table", name: 'main."order items"' }, "app@10.0.0.%"),
    "primary key": advice.addKey?.(on("orders"), { name: "PRIMARY", columns: ["id"] }, "primary key"),
    "unique key": advice.addKey?.(on("orders"), { name: "u", columns: ["a", "group"] }, "unique"),
    "foreign key": advice.addForeignKey?.(on("orders"), {
      ...{ name: "f", columns: ["parent_id"], onDelete: "cascade" },
      references: { schema: "main", name: "parent", columns: ["id"] },
    }),
    "foreign key that replaces one": advice.addForeignKey?.(on("order items", { replaces: true }), {
      ...{ name: "old_fk", columns: ["a"] },
      references: { schema: "main", name: "parent", columns: ["id"] },
    }),
    "key that replaces one": advice.addKey?.(
      on("parent", { replaces: true }),
      { name: "PRIMARY", columns: ["id"] },
      "primary key",
    ),
    check: advice.addCheck?.(on("orders"), { name: "c", expression: "`a` > 0" }, "table"),
    "check that replaces one": advice.addCheck?.(
      on("parent", { replaces: true }),
      { name: "old_check", expression: "`id` > 0" },
      "table",
    ),
    "NOT NULL": advice.setNotNull?.('main."order items"', "key", false),
    "limit of a wait": advice.limitWaiting?.(),
    "view in the place of a table": advice.viewInPlace?.("main.bills", "main.orders", false),
    "guarded view": advice.viewInPlace?.("main.bills", "main.orders", true),
    collation: advice.changeCollation?.(),
    "enum value": advice.addEnumValue?.("main.orders.a"),
    "instead of OPTIMIZE": advice.insteadOf?.({ command: "OPTIMIZE TABLE", demands: undefined }),
    "instead of ALTER": advice.insteadOf?.({ command: "ALTER TABLE", demands: undefined }),
    "instead of a key": advice.insteadOf?.({ command: "ALTER TABLE", demands: "key" }),
    "instead of a foreign key": advice.insteadOf?.({ command: "ALTER TABLE", demands: "foreign key" }),
  };
}

const shown = (dialect: typeof mysql) =>
  Object.entries(advised(dialect)).map(([what, text]) => `${dialect.name}, ${what}:\n  ${text}\n`);

test("advice in SQL", () => {
  expectGolden(`${[...shown(mysql), ...shown(mariadb)].join("\n")}`, join(folder, "advice.txt"));
});

/** What a sentence has of SQL: between backticks, or, where it has some itself, from the verb to what goes on in words. */
const sqlIn = (text: string): string[] =>
  [
    ...text.matchAll(
      /`((?:ALTER|SET|CREATE) [^`]*)`|((?:ALTER|CREATE) (?:TABLE|(?:SQL SECURITY INVOKER )?VIEW) .*?)(?=\.? |\.$|, )(?=$|\.|, which|, `SET| at a quiet)/g,
    ),
  ]
    .map(([, one, other]) => (one ?? other)!)
    .filter((sql) => !sql.includes("…"));

/** Servers that are here, by the words for the client: `SCHEMALOG_TEST_MYSQL_CLIENT="--socket=… --user=root"`. */
test.for([
  { dialect: mysql, variable: "SCHEMALOG_TEST_MYSQL_CLIENT" },
  { dialect: mariadb, variable: "SCHEMALOG_TEST_MARIADB_CLIENT" },
])("$dialect.name runs what is advised", { timeout: 120_000 }, ({ dialect, variable }, context) => {
  const client = process.env[variable];
  if (client === undefined) return context.skip(`${variable} is not set`);
  const before = readFileSync(join(folder, "advice.sql"), "utf8");
  const database = "schemalog_advice";
  const refused = Object.values(advised(dialect)).flatMap((text = "") => {
    const sql = sqlIn(text).join(";\n");
    const input = `DROP DATABASE IF EXISTS ${database}; CREATE DATABASE ${database}; USE ${database};\n${before}\n${sql};`;
    const { stderr, status } = spawnSync("mariadb", [...client.split(" "), "--batch"], { input, encoding: "utf8" });
    return status === 0 ? [] : [`${sql}: ${stderr}`];
  });
  expect(refused).toEqual([]);
});

test("a cast is to a type that the language has for it", () => {
  const types = [
    "int",
    "bigint unsigned",
    "decimal(8,2)",
    "varchar(40)",
    "enum('a','b')",
    "text",
    "datetime(3)",
    "timestamp",
    "varbinary(9)",
    "json",
  ];
  expect(types.map((type) => mysql.cast?.("a", type))).toEqual([
    ...[
      "CAST(a AS SIGNED)",
      "CAST(a AS UNSIGNED)",
      "CAST(a AS DECIMAL(8,2))",
      "CAST(a AS CHAR(40))",
      "CAST(a AS CHAR)",
    ],
    ...["CAST(a AS CHAR)", "CAST(a AS DATETIME(3))", "CAST(a AS DATETIME)", "CAST(a AS BINARY(9))", "CAST(a AS JSON)"],
  ]);
});
