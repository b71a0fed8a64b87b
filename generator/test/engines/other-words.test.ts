import { expect, test } from "vitest";
import { postgres } from "../../src/core/dialects/postgres/index.ts";
import { StatementError } from "../../src/engines/engine.ts";
import { engineOf } from "../../src/engines/registry.ts";
import type { SchemalogError } from "../../src/errors.ts";
import { failure } from "../../src/migrations/failure.ts";

test.for([
  ["jdbc:postgresql://db.example.com/shop?user=canary", "postgres://user:<password>@host:port/database"],
  ["jdbc:mysql://db.example.com:3306/shop?password=canary", "mysql://user:<password>@host:port/database"],
  ["jdbc:oracle:thin:@canary", "It has no engine for them"],
] as const)("a URL of Java's drivers: %#", ([url, hint]) => {
  const error = caught(() => engineOf(url));
  expect(error.message).toMatch(/^schemalog reads no "jdbc:\w+:" URLs$/);
  expect(error.hint).toContain(hint);
  expect(`${error.message}${error.hint}`).not.toContain("canary");
});

test.for([
  ["CREATE TABLE `users` (id int)", "Write `engine: mysql` below the connection, and a server to build it on"],
  ["CREATE TABLE users (id int AUTO_INCREMENT)", "Write `engine: mysql`"],
  ["CREATE TABLE [users] (id int)", "Write `engine: sqlserver`"],
  ["CREATE TABLE users (id integer PRIMARY KEY AUTOINCREMENT)", "schemalog has no engine for sqlite."],
] as const)("SQL of another engine, where nothing says which is meant: %#", ([sql, advice]) => {
  const statement = { sql, offset: 0, line: 1 };
  const { advice: said, hint } = failure("db/1.sql", statement, new StatementError("syntax error", {}), postgres);
  expect(said).toContain(advice);
  expect(hint).toContain(advice);
});

function caught(work: () => unknown): SchemalogError {
  try {
    work();
  } catch (error) {
    return error as SchemalogError;
  }
  throw new Error("nothing was thrown");
}
