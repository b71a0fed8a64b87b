import { expect, test } from "vitest";
import { StatementError } from "../../../src/engines/engine.ts";
import { engineOf } from "../../../src/engines/registry.ts";
import { toStatementError } from "../../../src/engines/sqlserver/shadow/statement-error.ts";
import { Database, type Properties } from "../../servers/tds/database.ts";
import { ScriptedDatabase } from "../../servers/tds/load.ts";
import { everything } from "../../support/crawled.ts";
import { serve } from "../../support/sqlserver.ts";

const shadowOptions = { extensions: [], skipExtensions: [] };

// The test server understands definitions as far as tests need them: that a real one runs migrations is not shown here.
test("a database of a random name is made, filled, crawled and dropped, and so is its copy", async () => {
  const databases: Database[] = [
    new Database("master"),
    new Database("schemalog_shadow_0123456789ab"),
    new Database("mine"),
  ];
  const url = await serve(databases, { make: (name) => new ScriptedDatabase(name) });
  const shadow = await engineOf(url).shadow({ url, ...shadowOptions });
  expect(databases.map(({ name }) => name)).toEqual([
    "master",
    "mine",
    expect.stringMatching(/^schemalog_shadow_[0-9a-f]{12}$/),
  ]);
  await shadow.run("CREATE TABLE a (id int NOT NULL PRIMARY KEY)");
  const copy = await shadow.fork();
  await copy.run("CREATE TABLE b (id int NULL)");
  const observer = await copy.observe();
  expect(observer?.measures).toBe(false);
  const names = async (of: typeof shadow) => (await of.crawl(everything)).database.objects.map(({ name }) => name);
  expect(await names(shadow)).toEqual(["a"]);
  expect(await names(copy)).toEqual(["a", "b"]);
  await copy.close();
  await shadow.close();
  expect(databases.map(({ name }) => name)).toEqual(["master", "mine"]);
});

test("a statement that fails says why and where, without the name of the database", async () => {
  const databases: Database[] = [new Database("master")];
  const url = await serve(databases, {
    make: (name) => new ScriptedDatabase(name),
    fails: { batch: /broken/, number: 2714, message: "There is already an object named 'broken' in the database." },
  });
  const shadow = await engineOf(url).shadow({ url, ...shadowOptions });
  const error = await shadow.run("\n  CREATE TABLE broken (id int)").catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StatementError);
  expect(error).toMatchObject({ code: "2714", message: expect.stringContaining("already an object") });
  await shadow.close();
  expect(databases).toHaveLength(1);
});

test.for<[what: string, login: Properties, said: string]>([
  ["may do anything on the server", { serverRoles: ["sysadmin"] }, "is a member of sysadmin"],
  ["may drop databases of others (dbcreator)", { permissions: ["ALTER ANY DATABASE"] }, "has ALTER ANY DATABASE"],
  ["may become another login", { permissions: ["IMPERSONATE ANY LOGIN"] }, "has IMPERSONATE ANY LOGIN"],
  ["may open another database", { opens: ["master", "mine"] }, "may open database mine"],
])("a login that %s is refused, unless a person allows it", async ([, login, said]) => {
  const databases: Database[] = [new Database("master", login), new Database("mine")];
  const url = await serve(databases, { make: (name) => new ScriptedDatabase(name) });
  const refused = engineOf(url).shadow({ url, ...shadowOptions });
  await expect(refused).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(said) });
  await expect(refused).rejects.toMatchObject({ hint: expect.stringContaining("GRANT CREATE ANY DATABASE") });
  await (await engineOf(url).shadow({ url, superuser: true, ...shadowOptions })).close();
});

test("a login that may create databases, and opens those of the server alone, is taken", async () => {
  const login = { permissions: ["CREATE ANY DATABASE"], opens: ["master", "tempdb", "schemalog_shadow_0123456789ab"] };
  const url = await serve([new Database("master", login), new Database("mine")], {
    make: (name) => new ScriptedDatabase(name),
  });
  await (await engineOf(url).shadow({ url, ...shadowOptions })).close();
});

test("without a server, one is asked for", async () => {
  await expect(engineOf("sqlserver").shadow(shadowOptions)).rejects.toThrow("none can be embedded");
});

test("what batches of rows did is told by their words, and of definitions nothing", async () => {
  const { observe } = await import("../../../src/engines/sqlserver/shadow/observe.ts");
  const { observer, ran } = observe(() => undefined);
  const told = (sql: string) => {
    ran(sql);
    return observer.take([]).measured?.effects.map(({ table, called, emptied }) => [table.name, called?.name, emptied]);
  };
  expect(told("UPDATE a SET b = 1; DELETE FROM sales.c WHERE 1 = 1; DELETE FROM d WHERE id = 1")).toEqual([
    ["a", undefined, false],
    ["c", undefined, false],
  ]);
  expect(told("TRUNCATE TABLE a")).toEqual([["a", undefined, true]]);
  expect(told("ALTER TABLE a ADD x int")).toBeUndefined();
  expect(told("EXEC sp_rename 'a', 'z'")).toBeUndefined();
  expect(told("UPDATE z SET b = 1")).toEqual([["a", "z", false]]);
  expect(told("CREATE TABLE new (id int)")).toBeUndefined();
  expect(told("DELETE new")).toEqual([]);
});

test("of several errors, the one that tells why; its line is a place in the batch", () => {
  const sql = "ALTER TABLE a\n  ADD x int\nGO";
  const errors = [
    { number: 1750, message: "Could not create constraint or index. See previous errors.", lineNumber: 1 },
    { number: 1769, message: "Foreign key 'f' references invalid column in [shadow].t.", lineNumber: 2 },
  ];
  const { message, code, offset } = toStatementError(Object.assign(new Error(""), { errors }), sql, "shadow");
  expect([message, code, sql.slice(offset)]).toEqual([
    "Foreign key 'f' references invalid column in t.",
    "1769",
    "ADD x int\nGO",
  ]);
});
