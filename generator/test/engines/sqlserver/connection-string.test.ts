import { expect, test } from "vitest";
import { engineOf } from "../../../src/engines/registry.ts";
import { parseConnectionString } from "../../../src/engines/sqlserver/connection-string.ts";
import { entraToken } from "../../../src/engines/sqlserver/entra.ts";

const usual = { host: "db", port: 1433, database: "shop", user: "me" };

test.for([
  ["mssql://me:p%40%2F%3A@db/shop", usual, "p@/:"],
  ["sqlserver://me:p@db:1434/shop?encrypt=strict", { ...usual, port: 1434 }, "p"],
  ["sqlserver://db:1433;database=shop;user=me;password={a;b}}c};encrypt=true", usual, "a;b}c"],
  ["jdbc:sqlserver://db;databaseName=shop;user=me;password=p=;", usual, "p="],
  ["Server=tcp:db,1433;Initial Catalog=shop;User ID=me;Password='it''s;';Encrypt=True", usual, "it's;"],
  ['Data Source=db;Database=shop;UID=me;PWD="a""b"', usual, 'a"b'],
  ["Server=db\\SQLEXPRESS;Database=shop;User Id=me;Password=p", { ...usual, instance: "SQLEXPRESS" }, "p"],
  ["Server=(local);Database=shop;User Id=me;Password=p", { ...usual, host: "localhost" }, "p"],
  ["Server=[::1],1433;Database=shop;User Id=me;Password=p", { ...usual, host: "::1" }, "p"],
] as const)("%s", ([text, address, password]) => {
  const target = parseConnectionString(text);
  expect(target.address).toEqual(address);
  expect(target.password).toBe(password);
  expect(engineOf(text).name).toBe("sqlserver");
});

test("TLS is asked for, and certificates are checked, unless it says otherwise", () => {
  const of = (more: string) => {
    const { encrypt, trustServerCertificate, hostNameInCertificate } = parseConnectionString(
      `mssql://me:p@db/shop?${more}`,
    );
    return [encrypt, trustServerCertificate, hostNameInCertificate];
  };
  expect(of("")).toEqual([true, false, undefined]);
  expect(of("encrypt=no&TrustServerCertificate=yes")).toEqual([false, true, undefined]);
  expect(of("encrypt=Strict&hostNameInCertificate=a.b")).toEqual(["strict", false, "a.b"]);
  expect(of("encrypt=mandatory")).toEqual([true, false, undefined]);
});

test.for([
  ["mssql://me:can/ary@db/shop", "the connection URL is invalid"],
  ["Server=db;Password", "the connection string is invalid"],
  ["Server=db;Integrated Security=true", "Windows authentication is not supported"],
  ["mssql://db/shop?encrypt=perhaps", "not a valid value of encrypt"],
  ["mssql://db/shop?authentication=Kerberos", "not a way to log in"],
  ["mssql://db/shop?serverCertificate=/nowhere/ca.pem", "can't be read"],
])("%s is refused", ([text, message]) => {
  expect(() => parseConnectionString(text!)).toThrow(message);
  try {
    parseConnectionString(text!);
  } catch (error) {
    expect(String(error)).not.toContain("can/ary");
  }
});

test("a token that is given is taken; one of this machine goes to no server that a file names", async () => {
  const target = (more: string) => parseConnectionString(`mssql://me:given@db/shop?authentication=${more}`);
  expect(await entraToken(target("ActiveDirectoryAccessToken"), "file")).toBe("given");
  await expect(entraToken(target("ActiveDirectoryDefault"), "file")).rejects.toThrow("a token of this machine");
  await expect(entraToken(target("ActiveDirectoryServicePrincipal"), "file")).rejects.toThrow("needs the tenant");
});
