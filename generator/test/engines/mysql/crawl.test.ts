import { describe, expect, onTestFinished, type TestContext, test } from "vitest";
import { engineOf } from "../../../src/engines/registry.ts";
import { keepUnread } from "../../../src/record/keep-unread.ts";
import { changesBetween, crawl, everything, filesOf } from "../../support/crawled.ts";
import { createMysql, load, mysqlOn, mysqlServers, mysqlUrl } from "../../support/mysql.ts";
import { listen, passTo } from "../../support/wire.ts";

const withPort = (url: string, port: number) => url.replace(/:\d+\//, `:${port}/`);
const sameServer = (url: string) => `${url}?ssl-mode=DISABLED`;

describe.for(mysqlServers)("on %s", (server) => {
  /** The statements of a crawl of so many tables, as they go over the wire. */
  async function statementsFor(context: TestContext, tables: number): Promise<string[]> {
    const url = await createMysql(context, server);
    const ddl = Array.from(
      { length: tables },
      (_, n) =>
        `CREATE TABLE t${n} (id int AUTO_INCREMENT PRIMARY KEY, word varchar(9) UNIQUE, CHECK (word <> ''));
        CREATE VIEW v${n} AS SELECT id FROM t${n}; CREATE TRIGGER g${n} BEFORE INSERT ON t${n} FOR EACH ROW SET NEW.word = 'a';`,
    ).join("\n");
    await mysqlOn(url, ddl);
    const statements: string[] = [];
    const query = 3;
    const onRequest = (data: Buffer) => data[4] === query && statements.push(data.toString("utf8", 5));
    const port = await listen(passTo(url, onRequest));
    const { objects } = await crawl(sameServer(withPort(url, port)));
    expect(objects).toHaveLength(2 * tables);
    return statements;
  }

  test("a crawl asks as much of 100 tables as of 3, and changes nothing", async (context) => {
    const few = await statementsFor(context, 3);
    const many = await statementsFor(context, 100);
    expect(many.length).toBe(few.length);
    expect(few.length).toBeLessThanOrEqual(25);
    for (const statement of many) expect(statement.replace("\0\u0001", "")).toMatch(/^\s*(SELECT|SET|SHOW GRANTS)\b/);
  });

  test("a crawl asks as much of 1,000 tables as of 100", { timeout: 120_000 }, async (context) => {
    const asked = async (tables: number) => {
      const url = await createMysql(context, server);
      // Under one key each, so that the server keeps up with them.
      const ddl = Array.from({ length: tables }, (_, n) => `CREATE TABLE t${n} (id int PRIMARY KEY, word varchar(9))`);
      await mysqlOn(url, ddl.join(";\n"));
      let queries = 0;
      const port = await listen(passTo(url, (data: Buffer) => void (data[4] === 3 && queries++)));
      expect((await crawl(sameServer(withPort(url, port)))).objects).toHaveLength(tables);
      return queries;
    };
    expect(await asked(1_000)).toBe(await asked(100));
  });

  test("what the account that reads may do is no part of the schema", async (context) => {
    const url = await createMysql(context, server);
    const database = new URL(url).pathname.slice(1);
    const [reader, app] = ["reader", "app"].map((name) => `${name}@x_${process.pid}`);
    const quoted = (name = "") => `'${name}'@'%'`;
    onTestFinished(() => mysqlOn(url, `DROP USER IF EXISTS ${quoted(reader)}, ${quoted(app)}`).then(() => undefined));
    await mysqlOn(
      url,
      `CREATE TABLE a (id int PRIMARY KEY); CREATE USER ${quoted(reader)} IDENTIFIED BY 'p'; CREATE USER ${quoted(app)};
      GRANT SELECT, SHOW VIEW, TRIGGER, EVENT ON \`${database}\`.* TO ${quoted(reader)}; GRANT SELECT ON a TO ${quoted(reader)}; GRANT SELECT (id) ON a TO ${quoted(reader)};
      GRANT SELECT ON mysql.* TO ${quoted(reader)}; GRANT INSERT ON a TO ${quoted(app)};`,
    );
    const own = Object.assign(new URL(url), { username: encodeURIComponent(reader ?? ""), password: "p" });
    const { objects } = await crawl(own.href);
    expect(JSON.stringify(objects)).not.toContain("reader@x");
    expect(objects).toMatchObject([{ name: "a", grants: [{ grantee: `${app}@%`, privileges: ["INSERT"] }] }]);
    await mysqlOn(url, `REVOKE SELECT ON mysql.* FROM ${quoted(reader)}`);
    const before = await crawl(url);
    const found = await engineOf(own.href).crawl(own.href, everything);
    expect(found.unreadFacts).toEqual(["routine", "grants"]);
    expect(changesBetween(before, keepUnread(found, before))).toEqual([]);
  });

  test("hostile names come out whole, and the canary nowhere", async (context) => {
    const name = "we\"i`rd; DROP TABLE x'--\\ 😀";
    const url = await createMysql(context, server, `db '\`"\\ 😀`.replace("😀", "ü"));
    const quoted = (text: string) => `\`${text.replaceAll("`", "``")}\``;
    const shown = name.replace(" 😀", ""); // identifiers are of the basic plane
    await mysqlOn(
      url,
      `CREATE TABLE ${quoted(shown)} (${quoted(shown)} int PRIMARY KEY COMMENT 'it''s | <script> {{ @everyone\nhere');
      CREATE VIEW ${quoted(`v ${shown}`)} AS SELECT ${quoted(shown)} FROM ${quoted(shown)} WHERE ${quoted(shown)} <> 'a\\'b'`,
    );
    const account = `c'anary"${process.pid}`.slice(0, 30);
    await mysqlOn(url, `CREATE USER '${account.replaceAll("'", "''")}'@'%' IDENTIFIED BY 'hunter2canary'`);
    await mysqlOn(url, `GRANT ALL ON *.* TO '${account.replaceAll("'", "''")}'@'%'`);
    onTestFinished(() => mysqlOn(url, `DROP USER '${account.replaceAll("'", "''")}'@'%'`).then(() => undefined));
    const own = Object.assign(new URL(url), { username: encodeURIComponent(account), password: "hunter2canary" });
    const database = await crawl(own.href);
    expect(database.objects.map((object) => object.name)).toEqual([shown, `v ${shown}`]);
    expect(database.objects[1]).toMatchObject({ dependsOn: [{ schema: "main", name: shown }] });
    const files = JSON.stringify(filesOf(database));
    expect(files).not.toContain("canary");
    expect(files).not.toContain("db '");
    for (const wrong of ["hunter3canary", "hunter2canary"]) {
      const other = Object.assign(new URL(own.href), { password: wrong, pathname: "/nowhere" }).href;
      const error = await crawl(other).catch((thrown: Error) => thrown);
      expect(`${error} ${(error as { hint?: string }).hint}`).toMatch(
        /rejected the login|lacks a privilege|no such database/,
      );
      expect(JSON.stringify(error) + String(error)).not.toContain("canary'");
      expect(String(error)).not.toContain(wrong);
    }
  });

  test("what an account may not see is kept as it was, and told with the GRANT", async (context) => {
    const url = await createMysql(context, server);
    load(
      url,
      `CREATE TABLE t (id int); CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.id = 1;
      CREATE VIEW v AS SELECT id FROM t; CREATE FUNCTION f() RETURNS int DETERMINISTIC RETURN 1;
      CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO DELETE FROM t;`,
    );
    const [database] = await mysqlOn(url, "SELECT DATABASE() AS name");
    await mysqlOn(
      url,
      `CREATE USER 'blind'@'%' IDENTIFIED BY 'x'; GRANT SELECT ON \`${database?.name}\`.* TO 'blind'@'%'; GRANT ALL ON \`another_one\`.* TO 'blind'@'%'`,
    );
    onTestFinished(() => mysqlOn(url, "DROP USER 'blind'@'%'").then(() => undefined));
    const blind = Object.assign(new URL(url), { username: "blind", password: "x" }).href;
    const found = await engineOf(blind).crawl(blind, everything);
    expect(found.unreadFacts).toEqual(["triggers", "event", "routine", "grants"]);
    expect(found.database.objects.map(({ kind, name }) => `${kind} ${name}`)).toEqual(["table t"]);
    expect(found.unread.map(({ name }) => name)).toEqual(expect.arrayContaining(["v"]));
    expect(found.warnings.map(({ message }) => message).join("\n")).toContain("no TRIGGER privilege");
    expect(found.warnings.map(({ remedy }) => remedy)).toContain(
      `GRANT TRIGGER ON \`${database?.name}\`.* TO 'blind'@'%'`,
    );
  });

  test("tables that an account may not see are kept as they were", async (context) => {
    const url = await createMysql(context, server);
    load(
      url,
      "CREATE TABLE whole (id int, a int); CREATE TABLE part (id int, a int); CREATE TABLE hidden (id int); CREATE VIEW v AS SELECT id FROM hidden",
    );
    const [row] = await mysqlOn(url, "SELECT DATABASE() AS name");
    const on = (table: string) => `\`${row?.name}\`.${table}`;
    await mysqlOn(
      url,
      `CREATE USER 'narrow'@'%' IDENTIFIED BY 'x'; GRANT EVENT, TRIGGER, EXECUTE ON ${on("*")} TO 'narrow'@'%'; GRANT SELECT ON ${on("whole")} TO 'narrow'@'%'; GRANT SELECT (id) ON ${on("part")} TO 'narrow'@'%'`,
    );
    onTestFinished(() => mysqlOn(url, "DROP USER 'narrow'@'%'").then(() => undefined));
    const before = await crawl(url);
    const narrow = Object.assign(new URL(url), { username: "narrow", password: "x" }).href;
    await mysqlOn(url, "ALTER TABLE whole ADD COLUMN b int");
    const found = await engineOf(narrow).crawl(narrow, { ...everything, previous: () => before });
    expect(found.database.objects.map(({ name }) => name)).toEqual(["whole"]);
    expect(changesBetween(before, keepUnread(found, before))).toEqual(["column main.whole.b: added"]);
    expect(found.warnings).toMatchObject([
      { object: "tables and views", remedy: expect.stringMatching(/^GRANT SELECT ON .*'narrow'@'%'$/) },
    ]);
    const first = await engineOf(narrow).crawl(narrow, everything);
    expect(first.database.objects.map(({ name }) => name)).toEqual(["whole"]);
  });

  test("without a database in the URL all are crawled, each by its name", async (context) => {
    const url = await createMysql(context, server);
    await mysqlOn(url, "CREATE TABLE of_one (id int)");
    const [row] = await mysqlOn(url, "SELECT DATABASE() AS name");
    const database = await crawl(mysqlUrl(context, server));
    expect(database.objects.find(({ name }) => name === "of_one")).toMatchObject({ schema: row?.name });
    expect(database.schemas.map(({ name }) => name)).not.toContain("mysql");
  });
});
