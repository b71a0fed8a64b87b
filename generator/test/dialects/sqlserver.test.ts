import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sqlserver } from "../../src/core/dialects/sqlserver/index.ts";
import { moduleText } from "../../src/core/dialects/sqlserver/module-text.ts";
import { settled } from "../../src/core/dialects/sqlserver/settled.ts";
import { expectGolden } from "../support/golden.ts";

const folder = join(import.meta.dirname, "../cases/dialects/sqlserver");
const { script, types, advice, errors } = sqlserver;

/** What stands out about a statement: what is as for any other is left out. */
function told(sql: string): string {
  const said = script.said!(sql);
  const usual = script.said!("");
  const differing = Object.entries(said).filter(
    ([name, value]) =>
      value !== undefined && JSON.stringify(value) !== JSON.stringify(usual[name as keyof typeof usual]),
  );
  const more = {
    trait: script.traitOf(sql),
    takesBack: script.takesBack?.(sql),
    onlyLiterals: script.onlyLiterals?.(sql) || undefined,
    roleOf: script.roleOf?.(sql),
  };
  return [...Object.entries(more).filter(([, value]) => value !== undefined), ...differing]
    .map(([name, value]) => `    ${name}: ${JSON.stringify(value)}`)
    .join("\n");
}

test("a script is cut at GO, and told batch by batch", () => {
  const text = readFileSync(join(folder, "script.sql"), "utf8");
  const { statements, skipped } = script.split(text);
  for (const { sql, offset, line } of statements) {
    expect(text.startsWith(sql, offset)).toBe(true);
    expect(text.slice(0, offset).split("\n")).toHaveLength(line);
  }
  const lines = statements.map(({ sql, line }) => `${line}: ${sql.replaceAll("\n", "\n  | ")}\n${told(sql)}\n`);
  const left = skipped.map(({ line, message, remedy }) => `${line}: not run: ${message}; ${remedy}\n`);
  expectGolden([...lines, ...left].join(""), join(folder, "script.txt"));
});

test("what a change of a column's type does", () => {
  const lines = readFileSync(join(folder, "type-changes.txt"), "utf8").trimEnd().split("\n");
  const all = lines.map((line) => {
    const [pair = ""] = line.split(":");
    const [from = "", to = ""] = pair.split(" → ");
    const breaks = types.breaks?.(from, to);
    return `${pair}: ${types.change(from, to)}${breaks === undefined ? "" : `; ${breaks}`}`;
  });
  expectGolden(`${all.join("\n")}\n`, join(folder, "type-changes.txt"));
});

test.for([
  ["([total]>=(0))", "total >= 0"],
  ["((0))", "0"],
  ["((-1))", "-1"],
  ["(getdate())", "getdate()"],
  ["(N'it''s')", "N'it''s'"],
  ["(CONVERT([date],getdate(),(0)))", "CONVERT(date, getdate(), 0)"],
  ["(NEXT VALUE FOR [dbo].[ids])", "NEXT VALUE FOR dbo.ids"],
  ["([a]=(1) OR ([b]=(2) AND [c] IS NOT NULL))", "a = 1 OR (b = 2 AND c IS NOT NULL)"],
  ["([a]-(-1))", "a - (-1)"],
  ["(([a])+([b]))", "(a) + (b)"],
  ["([order] like '%x%' AND NOT [a]=(0))", "[order] like '%x%' AND NOT a = 0"],
  ["(len([a])>(0) AND [a] in ('x',N'y'))", "len(a) > 0 AND a in ('x', N'y')"],
  ["[people].[may_see]([customer])", "people.may_see(customer)"],
  ["(a) -- why", "(a) -- why"],
])("%s is %s", ([printed, shown]) => {
  expect(settled(printed!)).toBe(shown);
  expect(settled(settled(printed!))).toBe(shown);
});

test.for([
  ["create view v as select 1", "select 1"],
  [
    "-- one\nCREATE OR ALTER VIEW [dbo].[v] (a, b)\nWITH SCHEMABINDING, VIEW_METADATA\nAS\n-- two\nSELECT 1 AS a, 2 AS b\n",
    "-- two\nSELECT 1 AS a, 2 AS b",
  ],
  ["CREATE PROC p @a AS int, @b varchar(9) = 'as' WITH EXECUTE AS 'me' AS SELECT @a", "SELECT @a"],
  ["CREATE FUNCTION f (@a int) RETURNS int BEGIN RETURN 1 END", "BEGIN RETURN 1 END"],
  ["CREATE FUNCTION f (@a int) RETURNS TABLE RETURN SELECT 1 AS a", "RETURN SELECT 1 AS a"],
  ["CREATE TRIGGER t ON x WITH EXECUTE AS SELF AFTER INSERT AS\r\nSELECT 1", "SELECT 1"],
  ["what is this", "what is this"],
])("the body of %s", ([definition, body]) => {
  expect(moduleText(definition!).body).toBe(body);
});

test("advice in SQL", () => {
  const on = (name: string, more: object = {}) => ({
    schema: "dbo",
    name,
    isPartitioned: false,
    replaces: false,
    ...more,
  });
  const index = (method: string, more: object = {}) => ({
    name: "i",
    method,
    key: [{ column: "a" }, { column: "group", direction: "desc" as const }],
    ...more,
  });
  const references = { schema: "dbo", name: "parent", columns: ["id"] };
  const all = {
    index: advice.buildIndex?.(on("orders"), index("nonclustered", { include: ["b"], predicate: "a > 0" })),
    "unique index that replaces one": advice.buildIndex?.(
      on("order items", { replaces: true }),
      index("nonclustered", { unique: true }),
    ),
    "XML index": advice.buildIndex?.(on("orders"), index("xml")),
    columnstore: advice.buildIndex?.(on("orders"), { name: "c", method: "clustered columnstore", key: [] }),
    "dropped index": advice.dropIndex?.(on("orders"), "by_a", false),
    "dropped unique index": advice.dropIndex?.(on("orders"), "Odd ] Name", true),
    "primary key": advice.addKey?.(on("orders"), { name: "PK", columns: ["id"] }, "primary key"),
    "key that replaces one": advice.addKey?.(on("orders", { replaces: true }), { name: "U", columns: ["a"] }, "unique"),
    "foreign key": advice.addForeignKey?.(on("orders"), {
      name: "f",
      columns: ["a"],
      references,
      onDelete: "set null",
    }),
    check: advice.addCheck?.(on("orders", { replaces: true }), { name: "c", expression: "a > 0" }, "table"),
    "NOT NULL": advice.setNotNull?.('dbo."order items"', "key", true),
    "rebuilt indexes": advice.rebuildIndex?.(["dbo.a", "dbo.b"]),
    "limit of a wait": advice.limitWaiting?.(),
    "view in the place of a table": advice.viewInPlace?.("dbo.bills", "dbo.orders", false),
    "instead of CREATE INDEX": advice.insteadOf?.({ command: "CREATE UNIQUE INDEX", demands: undefined }),
    "instead of ALTER INDEX": advice.insteadOf?.({ command: "ALTER INDEX", demands: undefined }),
    "instead of a check": advice.insteadOf?.({ command: "ALTER TABLE", demands: "check" }),
    "instead of NOT NULL": advice.insteadOf?.({ command: "ALTER TABLE", demands: "not null" }),
  };
  const texts = Object.entries(all).map(([what, text]) => `${what}:\n  ${text}\n`);
  expectGolden(texts.join("\n"), join(folder, "advice.txt"));
});

test.for([
  ["2627", "isAboutRows"],
  ["547", "isAboutRows"],
  ["515", "isAboutRows"],
  ["2714", "alreadyExists"],
  ["1913", "alreadyExists"],
  ["226", "isOfTransaction"],
  ["208", "isAnswer"],
] as const)("error %s %s", ([code, which]) => {
  expect(errors[which]?.({ code, message: "" })).toBe(true);
  expect(errors[which]?.({ code: "ESOCKET", message: "" })).toBe(false);
});
