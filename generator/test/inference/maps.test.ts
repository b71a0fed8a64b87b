import { describe, expect, test } from "vitest";
import { isDataKey, isLocale } from "../../src/core/inference/data-keys.ts";
import { inferred } from "../../src/core/inference/index.ts";
import { hostileNames } from "../support/arbitrary-database.ts";
import { inferAll, of, told } from "./support.ts";

describe("a name is data", () => {
  test.for([
    ...["507f1f77bcf86cd799439011", "550e8400-e29b-41d4-a716-446655440000", "550e8400e29b41d4a716446655440000"],
    ...[
      "1",
      "0",
      "42",
      "-3.5",
      "2024",
      "2024-01-31",
      "2024-01-31T10:00:00Z",
      "31.01.2024",
      "2024-Q1",
      "2024-W03",
      "10:30",
    ],
    ...["ada@example.org", "+49 30 123456", "192.168.0.1", "https://example.org/a", "user_10042", "order-2024-01-31"],
    ...["d41d8cd98f00b204e9800998ecf8427e", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "deadbeefdeadbeefdeadbeefdeadbeef"],
    ...["USER#ada", "user|7", "order:7", "a\nb", "a\u0000b", "x".repeat(300), "<key>", "tmp_507f1f77bcf86cd799439011"],
    ...["0xdeadbeefcafe", `AKIA${"Z".repeat(16)}`, `ghp_${"a".repeat(36)}`, `sk_live_${"b".repeat(24)}`],
  ])("%j", (name) => expect(isDataKey(name)).toBe(true));
});

describe("a name is a field's", () => {
  test.for([
    ...[
      "_id",
      "name",
      "createdAt",
      "address1",
      "line_2",
      "sha256",
      "utf8",
      "x",
      "",
      " ",
      "First Name",
      "a.b",
      "$set",
      "😀",
    ],
    ...[
      "__proto__",
      "constructor",
      "q1",
      "q1_2024",
      "2fa",
      "xml:lang",
      "dc:title",
      "@type",
      "follower#",
      "feedback",
      "表",
    ],
    ...["facade", "decade", "iso3166Alpha2", "ipv4Address", "oauth2_token", "café", "GSI1PK", "$ref", "$id", "-"],
  ])("%j", (name) => expect(isDataKey(name)).toBe(false));
});

test.for(["en", "de", "pt-BR", "zh_Hant_TW", "es-419", "en_us"])("%s is a locale", (name) => {
  expect(isLocale(name)).toBe(true);
});

const letters = (number: number) => [...String(number)].map((digit) => "abcdefghij"[Number(digit)]).join("");
const id = (index: number) => `507f1f77bcf86cd79943${String(index).padStart(4, "0")}`;

describe("maps are folded into one field", () => {
  test.for<[string, object, string]>([
    [
      "of ids, with documents in them",
      { by: { [id(1)]: { n: 1 }, [id(2)]: { n: 2, m: "x" } } },
      "<key> object\n    m string usually\n    n int always",
    ],
    ["beside fields", { by: { total: 1, "2024-01-31": 1, "2024-02-01": 2 } }, "<key> int\n  total int always"],
    ["of locales", { by: { en: "x", de: "x", "pt-BR": "x" } }, "<key> string"],
    ["of one number", { by: { 7: "x" } }, "<key> string"],
    ["but not names that happen to be languages", { by: { id: 1, to: "x" } }, "id int always\n  to string always"],
    ["but not one language", { by: { en: "x" } }, "en string always"],
  ])("%s", ([, document, lines]) => {
    expect(told(of([document]).columns)).toBe(`by object always\n  ${lines}`);
  });

  test("of many names that are words, once there are too many for fields, and what is in all documents stays", () => {
    const documents = Array.from({ length: 10_000 }, (_, index) => ({
      _id: index,
      name: "x",
      [`n${letters(index)}`]: 1,
    }));
    const lines = "<key> int\n_id int always\nname string always";
    expect(told(of(documents).columns)).toBe(lines);
    expect(told(of([Object.fromEntries(documents.flatMap((one) => Object.entries(one)))]).columns)).toBe(
      "<key> int|string",
    );
    const again = of(documents.slice(0, 150), of(documents));
    expect(told(again.columns)).toBe(lines);
  });

  test("of names that hardly two documents have, as those of people, but not of fields that few documents have", () => {
    const people = Array.from({ length: 60 }, (_, index) => ({
      _id: index,
      of: { [`Ada ${letters(index % 50)}`]: 1 },
    }));
    expect(told(of(people).columns)).toBe("_id int always\nof object always\n  <key> int");
    const sparse = Array.from({ length: 900 }, (_, index) => ({ of: { [`n${letters(index % 30)}`]: 1 } }));
    expect(told(of(sparse).columns)).not.toContain("<key>");
  });

  test("of documents that have the same fields, though their names are words", () => {
    const users = (count: number) =>
      Array.from({ length: count }, (_, index) => [`n${letters(index)}`, { age: 1, mail: "x" }]);
    const one = of([{ users: { ...Object.fromEntries(users(11)), total: 11 } }]);
    expect(told(one.columns)).toBe(
      "users object always\n  <key> object\n    age int always\n    mail string always\n  total int always",
    );
    expect(told(of([{ users: Object.fromEntries(users(3)) }]).columns)).not.toContain("<key>");
  });

  test("a name that is data makes no map of fields, unless there are more than a few", () => {
    const fields = of(Array.from({ length: 1000 }, () => ({ by: { a: 1 } })));
    const also = (count: number) =>
      Array.from({ length: 1000 }, (_, index) => ({ by: { a: 1, ...(index < count && { [id(index)]: "x" }) } }));
    expect(of(also(3), fields)).toEqual(fields);
    expect(told(of(also(30), fields).columns)).toContain("<key> string");
  });

  test("a map stays one, and takes no field that comes to be in many of its documents", () => {
    const map = of(Array.from({ length: 100 }, (_, index) => ({ by: { [id(index)]: 1 } })));
    const fewer = Array.from({ length: 100 }, () => ({ by: { ada: 1 } }));
    const now = told(of([...fewer.slice(0, 10), ...Array.from({ length: 90 }, () => ({ by: {} }))], map).columns);
    expect(now).toBe("by object always\n  <key> int");
    expect(told(of(fewer, map).columns)).toBe("by object always\n  <key> int\n  ada int always");
  });
});

test("a document with a million names, however deep, takes bounded memory, and what all documents have stays a field", () => {
  const named = (count: number, make: (index: number) => unknown) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${letters(index)}`, make(index)]));
  const deep = inferAll([{ _id: 1, m: named(150, () => named(150, () => named(50, () => 1))) }, { _id: 2 }]);
  expect(deep.places).toBeLessThan(250_000);
  expect(told(inferred(deep, null).columns)).toMatch(/^_id int always\nm object usually\n {2}<key> object/);
  const own = Array.from({ length: 30_000 }, (_, index) => ({ _id: index, name: "x", [`n${letters(index)}`]: 1 }));
  expect(told(of(own).columns)).toBe("<key> int\n_id int always\nname string always");
  expect(of([...own].reverse())).toEqual(of(own));
});

test("names of any kind come out as they are, or not at all", () => {
  const document: object = JSON.parse(
    `{${[...hostileNames, "a.b", "$where", "😀", "a\nb"].map((name) => `${JSON.stringify(name)}:1`).join(",")}}`,
  );
  const { columns } = of([document, document]);
  const names = columns.map(({ name }) => name);
  expect(names.filter((name) => name !== "<key>" && isDataKey(name))).toEqual([]);
  expect(names).toEqual(expect.arrayContaining(["__proto__", "constructor", "", "a.b", "$where", "😀", "<key>"]));
  expect(new Set(names).size).toBe(names.length);
});
