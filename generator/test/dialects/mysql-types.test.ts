import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mysql } from "../../src/core/dialects/mysql/index.ts";
import { expectGolden } from "../support/golden.ts";

const folder = join(import.meta.dirname, "../cases/dialects/mysql");

test("what a change of a column's type does", () => {
  const lines = readFileSync(join(folder, "type-changes.txt"), "utf8").trimEnd().split("\n");
  const told = lines.map((line) => {
    const [pair = ""] = line.split(":");
    const [from = "", to = ""] = pair.split(" → ");
    const breaks = mysql.types.breaks?.(from, to);
    return `${pair}: ${mysql.types.change(from, to)}${breaks === undefined ? "" : `; ${breaks}`}`;
  });
  expectGolden(`${told.join("\n")}\n`, join(folder, "type-changes.txt"));
});

test.for([
  ["longtext", "longtext", true],
  ["varchar(20)", "varchar", false],
  ["int unsigned", "int", false],
  ["enum('a','b(c)')", "enum", false],
  ["decimal(10,2) unsigned", "decimal", false],
  ["double", "double", false],
] as const)("%s is %s", ([type, element, holdsAnyText]) => {
  expect(mysql.types.element(type)).toBe(element);
  expect(mysql.types.holdsAnyText(type)).toBe(holdsAnyText);
});

test.for([
  ["1062", "isAboutRows"],
  ["1452", "isAboutRows"],
  ["3819", "isAboutRows"],
  ["1050", "alreadyExists"],
  ["1396", "alreadyExists"],
  ["1193", "unknownSetting"],
  ["1568", "isOfTransaction"],
] as const)("error %s %s", ([code, which]) => {
  const { errors } = mysql;
  expect(errors.isAnswer({ message: "", code })).toBe(true);
  expect(errors[which]?.({ message: "", code })).toBe(true);
  expect(errors[which]?.({ message: "", code: "1146" })).toBe(false);
});

test.for(["2013", "1053", "4031", "ECONNRESET", undefined])("%s is the end of the connection", (code) => {
  expect(mysql.errors.isAnswer({ message: "", code })).toBe(false);
});

test("what another server may have is named", () => {
  expect(mysql.errors.missingProgram?.({ code: "1286", message: "Unknown storage engine 'TokuDB'" })).toBe(
    'storage engine "TokuDB"',
  );
  expect(mysql.errors.missingSchema?.({ code: "1049", message: "Unknown database 'shop'" })).toBe("shop");
});
