import { expect, test } from "vitest";
import { inWordsOf } from "../../src/core/dialects/registry.ts";
import { sqlName, targetWords } from "../../src/core/names/names.ts";
import { spokenMany } from "../../src/core/names/naming.ts";

const parent = { kind: "table", name: "Order Items" } as const;
const column = { kind: "column", schema: "shop", parent, name: "unitPrice" } as const;
const field = { ...column, parent: { kind: "collection", name: "Order Items" }, name: "lines.unitPrice" } as const;

test.for([
  ["postgres", 'column shop."Order Items"."unitPrice"'],
  ["mysql", "column shop.`Order Items`.unitPrice"],
  ["mariadb", "column shop.`Order Items`.unitPrice"],
  ["sqlserver", "column shop.[Order Items].unitPrice"],
  ["no engine of ours", 'column shop."Order Items"."unitPrice"'],
] as const)("names as %s has them", ([engine, words]) => {
  expect(inWordsOf(engine, () => targetWords(column))).toBe(words);
});

test.for([
  ["mongodb", "field shop.Order Items.lines.unitPrice", "documents"],
  ["dynamodb", "attribute shop.Order Items.lines.unitPrice", "items"],
] as const)("what is in documents, as %s has it", ([engine, words, documents]) => {
  expect(inWordsOf(engine, () => [targetWords(field), spokenMany("document")])).toEqual([words, documents]);
});

test("what is said within, afterwards or behind an error is in words of its own", () => {
  const fails = () => {
    throw new Error("no");
  };
  expect(() => inWordsOf("mysql", fails)).toThrow("no");
  expect(inWordsOf("mysql", () => inWordsOf("postgres", () => sqlName("a b")) + sqlName("a b"))).toBe('"a b"`a b`');
  expect(sqlName("a b")).toBe('"a b"');
});
