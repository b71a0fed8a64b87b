import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, type TestContext, test } from "vitest";
import { dialectOf } from "../../../src/core/dialects/registry.ts";
import { renderComment } from "../../../src/core/formats/comment/index.ts";
import { StatementError } from "../../../src/engines/engine.ts";
import { engineOf } from "../../../src/engines/registry.ts";
import { requestJob, requestWorkspace } from "../../../src/jobs/index.ts";
import { crawlConnection } from "../../../src/sources/index.ts";
import { startTimings } from "../../../src/timings.ts";
import { openWorkspace } from "../../../src/workspace/index.ts";
import { git, repository, write } from "../../support/cli.ts";
import { changesBetween, everything } from "../../support/crawled.ts";
import { type MysqlServer, mysqlOn, mysqlServers, mysqlUrl } from "../../support/mysql.ts";
import { cases, saidOf } from "./judged.ts";

const open = (url: string | undefined, superuser = true) =>
  engineOf("mysql").shadow({ url, superuser, extensions: [], skipExtensions: [] });

const databasesOf = async (context: TestContext, server: MysqlServer) =>
  (await mysqlOn(mysqlUrl(context, server), "SHOW DATABASES LIKE 'schemalog\\_shadow\\_%'")).map(
    (row) => Object.values(row)[0],
  );

describe.for(mysqlServers)("on %s", (server) => {
  test("migrations run in a database that is gone afterwards", async (context) => {
    const shadow = await open(mysqlUrl(context, server));
    try {
      await shadow.run("CREATE TABLE a (id int PRIMARY KEY)");
      expect(await databasesOf(context, server)).toHaveLength(1);
      const ran: unknown[] = [];
      await shadow.runEach(
        [{ sql: "ALTER TABLE a ADD COLUMN b int" }, { sql: "CREATE VIEW v AS SELECT a.id FROM a" }],
        (rows) => ran.push(rows),
      );
      expect(ran).toEqual([[], []]);
      const { database } = await shadow.crawl(everything);
      expect(database.engine).toBe(server);
      expect(database.objects.map(({ schema, kind, name }) => `${kind} ${schema}.${name}`)).toEqual([
        "table main.a",
        "view main.v",
      ]);
      expect(JSON.stringify(database)).not.toContain("schemalog_shadow");
    } finally {
      await shadow.close();
    }
    expect(await databasesOf(context, server)).toEqual([]);
  });

  test("a fork is equal, and goes its own way", async (context) => {
    const shadow = await open(mysqlUrl(context, server));
    await shadow.run("CREATE TABLE a (id int)");
    const fork = await shadow.fork();
    try {
      await fork.run("ALTER TABLE a ADD COLUMN b int");
      const [one, other] = [await shadow.crawl(everything), await fork.crawl(everything)];
      expect(changesBetween(one.database, other.database)).toEqual(["column main.a.b: added"]);
    } finally {
      await fork.close();
      await shadow.close();
    }
    expect(await databasesOf(context, server)).toEqual([]);
  });

  test("an error of a statement is told with its code, and without the name of the database", async (context) => {
    const shadow = await open(mysqlUrl(context, server));
    try {
      const error = await shadow.run("ALTER TABLE nowhere ADD COLUMN b int").catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(StatementError);
      expect(error).toMatchObject({ code: "1146", message: expect.stringContaining("nowhere") });
      expect(String(error)).not.toContain("schemalog_shadow");
    } finally {
      await shadow.close();
    }
  });

  test("between files, a session has the settings of the server again", async (context) => {
    const url = mysqlUrl(context, server);
    const names = ["foreign_key_checks", "unique_checks", "sql_mode", "time_zone", "sql_notes", "sql_safe_updates"];
    const both = names.map((name) => `@@SESSION.${name} = @@GLOBAL.${name} AS ${name}`).join(", ");
    const [row] = await mysqlOn(
      url,
      `SET foreign_key_checks = 0, unique_checks = 0, sql_mode = '', time_zone = '+01:00'; ${dialectOf(server).script.reset}; SELECT ${both}`,
    );
    expect(Object.values(row ?? {}).map(Number)).toEqual(names.map(() => 1));
  });

  test("runs that begin while others do leave each other's databases alone", async (context) => {
    const url = mysqlUrl(context, server);
    const lane = async () => {
      for (let run = 0; run < 8; run++) {
        const shadow = await open(url);
        await shadow.run("CREATE TABLE a (id int)").finally(() => shadow.close());
      }
    };
    await Promise.all([1, 2, 3, 4, 5, 6].map(lane));
    expect(await databasesOf(context, server)).toEqual([]);
  });

  test("what still runs is ended with it, though the server would let it run for ever", async (context) => {
    const shadow = await open(mysqlUrl(context, server));
    await shadow.run("CREATE TABLE a (id int)");
    await shadow.run("CREATE PROCEDURE forever() LOOP INSERT INTO a VALUES (1); DELETE FROM a; END LOOP");
    await shadow.run("CREATE EVENT `e``1` ON SCHEDULE EVERY 1 SECOND DO INSERT INTO a SELECT SLEEP(60) FROM a");
    const running = expect(shadow.run("CALL forever()")).rejects.toThrow("closed");
    await shadow.close();
    await running;
    expect(await databasesOf(context, server)).toEqual([]);
  });

  test.for<[what: string, limit: "statement" | "total", sql: string[]]>([
    ["waits", "statement", ["DO SLEEP(100000)"]],
    ["never ends", "statement", ["CREATE PROCEDURE forever() WHILE TRUE DO SET @a = 1; END WHILE", "CALL forever()"]],
    ["is one of many", "total", Array.from({ length: 10 }, () => "DO SLEEP(0.3)")],
  ])("a statement that %s is stopped at its limit, and the database is gone", async ([, limit, sql], context) => {
    const url = mysqlUrl(context, server);
    const limits = { statement: 100_000, total: 200_000, memory: 0, [limit]: 1_500 };
    const shadow = await engineOf("mysql").shadow({ url, superuser: true, extensions: [], skipExtensions: [], limits });
    const running = (async () => {
      for (const one of sql) await shadow.run(one);
    })();
    await expect(running).rejects.toMatchObject({
      message: expect.stringMatching(
        /^stopped after 1.5 s, the time limit for (one statement|all statements together)/,
      ),
      fatal: { hint: expect.stringContaining(`limits: { ${limit}: … }`) },
    });
    await shadow.close();
    expect(await databasesOf(context, server)).toEqual([]);
  });

  test("accounts that migrations make go with the database, and those that were there stay", async (context) => {
    const url = mysqlUrl(context, server);
    const [old, made] = [`old_${process.pid}`, `made_${process.pid}`];
    await mysqlOn(url, `CREATE USER ${old}@localhost`);
    onTestFinished(() => mysqlOn(url, `DROP USER IF EXISTS ${old}@localhost`).then(() => undefined));
    const sql = `CREATE USER IF NOT EXISTS ${old}@localhost;\nCREATE USER '${made}'@'10.%';\nCREATE ROLE ${made}_role;\nCREATE TABLE b (id int);\n`;
    await judged(context, server, base, sql);
    const users = await mysqlOn(
      url,
      `SELECT User AS user FROM mysql.user WHERE User RLIKE '^(old|made)_${process.pid}'`,
    );
    expect(users.map(({ user }) => user)).toEqual([old]);
  });

  test("what a killed run left running is ended by the next", async (context) => {
    const url = mysqlUrl(context, server);
    await mysqlOn(
      url,
      "CREATE DATABASE schemalog_shadow_0123456789ab; CREATE TABLE schemalog_shadow_0123456789ab.a (id int)",
    );
    const left = expect(
      mysqlOn(url, "USE schemalog_shadow_0123456789ab; INSERT INTO a VALUES (1); SELECT SLEEP(100) FROM a"),
    ).rejects.toThrow();
    await sleep(300);
    await (await open(url)).close();
    await left;
    expect(await databasesOf(context, server)).toEqual([]);
  });

  test("what a killed run left is dropped by the next, and nothing that is in use or another's", async (context) => {
    const url = mysqlUrl(context, server);
    const left = ["schemalog_shadow_0123456789ab", "schemalog_shadow_mine"];
    for (const name of left) await mysqlOn(url, `CREATE DATABASE IF NOT EXISTS ${name}`);
    const running = await open(url);
    const next = await open(url);
    try {
      expect(await databasesOf(context, server)).toHaveLength(3);
      expect(await databasesOf(context, server)).not.toContain(left[0]);
      await running.run("CREATE TABLE a (id int)");
    } finally {
      await next.close();
      await running.close();
      await mysqlOn(url, `DROP DATABASE ${left[1]}`);
    }
  });
});

/** An account that may use databases for shadows, and what `more` gives it (`$` is the account); the URL to be it. */
async function accountWith(context: TestContext, server: MysqlServer, more: string): Promise<string> {
  const url = mysqlUrl(context, server);
  const name = `branch_${process.pid}`;
  const sql = `CREATE USER $ IDENTIFIED BY 'p'; GRANT ALL ON \`schemalog\\_shadow\\_%\`.* TO $; ${more}`;
  await mysqlOn(url, sql.replaceAll("$", name));
  onTestFinished(async () => {
    await mysqlOn(url, `DROP USER ${name}; DROP ROLE IF EXISTS ${name}_role`);
  });
  return Object.assign(new URL(url), { username: name, password: "p" }).href;
}

describe.for(mysqlServers)("an account of %s", (server) => {
  test.for<[what: string, more: string, said: string]>([
    ["everything", "GRANT ALL ON *.* TO $", "on *.*"],
    ["files of the server", "GRANT FILE ON *.* TO $", "FILE on *.*"],
    ["other accounts", "GRANT CREATE USER ON *.* TO $", "CREATE USER on *.*"],
    ["all tables to read", "GRANT PROCESS, SELECT ON *.* TO $", "SELECT on *.*"],
    ["another database", "GRANT SELECT ON `mysql`.* TO $", "SELECT on `mysql`.*"],
    ["one table of another database", "GRANT SELECT ON mysql.user TO $", "SELECT on `mysql`.`user`"],
    ["one column of one", "GRANT SELECT (`User`) ON mysql.user TO $", "SELECT on `mysql`.`user`"],
    ["a role", "CREATE ROLE $_role; GRANT SELECT ON `mysql`.* TO $_role; GRANT $_role TO $", "the role `branch_"],
  ])("that has %s is refused, unless a person allows it", async ([, more, said], context) => {
    const url = await accountWith(context, server, more);
    const refused = open(url, false);
    await expect(refused).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(said) });
    await expect(refused).rejects.toMatchObject({ hint: expect.stringContaining("shadow-superuser: allow") });
    await (await open(url, true)).close();
  });

  test("that has databases for shadows and nothing else is taken, and gets nowhere else", async (context) => {
    const shadow = await open(await accountWith(context, server, "GRANT PROCESS ON *.* TO $"), false);
    try {
      for (const hidden of ["CREATE DATABASE other", "DROP DATABASE mysql", "GRANT ALL ON *.* TO CURRENT_USER()"]) {
        await shadow.run(`SET @hidden = '${hidden}'`);
        await shadow.run("PREPARE hidden FROM @hidden");
        await expect(shadow.run("EXECUTE hidden"), hidden).rejects.toThrow(/denied/);
      }
      await expect(shadow.run("CREATE TABLE mysql.t (id int)")).rejects.toThrow(/denied/);
      await shadow.run("CREATE TABLE t AS SELECT LOAD_FILE('/etc/hostname') IS NULL AS is_nothing");
      await shadow.run("ALTER TABLE t ADD CHECK (is_nothing = 1)");
    } finally {
      await shadow.close();
    }
  });
});

describe.for(mysqlServers)("what the account of the shadow of %s may not do", (server) => {
  const requested = async (context: TestContext, then: string) =>
    judged(
      context,
      server,
      "CREATE TABLE orders (id int PRIMARY KEY);\n",
      then,
      await accountWith(context, server, "GRANT PROCESS ON *.* TO $"),
    );

  test("with accounts and grants is left out and told", async (context) => {
    const { changeSet, warnings } = await requested(
      context,
      "CREATE USER app;\nGRANT SELECT ON orders TO app;\nCREATE TABLE mysql.other (id int);\nALTER TABLE orders ADD COLUMN a int;\n",
    );
    expect(changeSet?.changes).toHaveLength(1);
    expect(changeSet?.findings).toEqual([]);
    expect(warnings.map(({ object, message }) => `${object} ${message}`).sort()).toEqual([
      expect.stringContaining("db/2.sql:1 not run: the account of `shadow` may make no accounts"),
      expect.stringContaining("db/2.sql:2 not run: the account of `shadow` may make no accounts"),
      expect.stringContaining("db/2.sql:3 not run: this statement affects a whole database, the server"),
    ]);
  });

  test("otherwise is said of the account", async (context) => {
    const { changeSet } = await requested(context, "CREATE DEFINER = other@localhost PROCEDURE p() SELECT 1;\n");
    expect(changeSet?.findings).toMatchObject([
      { code: "statement-fails", advice: expect.stringContaining("The account of `shadow` may not do this") },
    ]);
  });
});

test("without a server there is a way out", async () => {
  await expect(open(undefined)).rejects.toMatchObject({
    exitCode: 2,
    hint: expect.stringContaining("shadow: env:SHADOW_DATABASE_URL"),
  });
});

/** What only PostgreSQL's SQL, catalogs and programs say. */
const postgresWords =
  /postgres|pglite|psql|\bpg_|concurrently|not valid|using index|[a-z)]::[a-z]|nextval|on conflict|invalid index/i;

const base = `CREATE TABLE customers (id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, email varchar(100) NOT NULL, age int, state enum('new','old') DEFAULT 'new', note text);
CREATE TABLE orders (id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, customer_id bigint unsigned NOT NULL, total decimal(10,2) NOT NULL DEFAULT 0, KEY by_customer (customer_id));
CREATE TABLE visits (id int NOT NULL PRIMARY KEY) PARTITION BY RANGE (id) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN (20));
CREATE TABLE kinds (id int NOT NULL PRIMARY KEY);
DELIMITER //
CREATE TRIGGER orders_bi BEFORE INSERT ON orders FOR EACH ROW BEGIN IF NEW.total < 0 THEN SET NEW.total = 0; END IF; END//
DELIMITER ;
`;
const head = `ALTER TABLE customers MODIFY age bigint;
ALTER TABLE customers DROP COLUMN note;
ALTER TABLE customers MODIFY state enum('new','old','gone') DEFAULT 'new';
ALTER TABLE orders ADD COLUMN placed datetime NOT NULL DEFAULT CURRENT_TIMESTAMP;
CREATE INDEX by_total ON orders (total);
CREATE FULLTEXT INDEX by_email ON customers (email);
DELETE FROM orders;
TRUNCATE TABLE orders;
ALTER TABLE orders RENAME COLUMN total TO amount;
RENAME TABLE customers TO clients;
ALTER TABLE orders ADD COLUMN client_id bigint unsigned, ADD CONSTRAINT of_client FOREIGN KEY (client_id) REFERENCES clients (id);
ALTER TABLE clients ADD UNIQUE by_mail (email);
ALTER TABLE visits REORGANIZE PARTITION p1 INTO (PARTITION p1a VALUES LESS THAN (15), PARTITION p1b VALUES LESS THAN (20));
ALTER TABLE visits DROP PARTITION p0;
ALTER TABLE kinds PARTITION BY HASH (id) PARTITIONS 4;
`;

/** What a request is told whose branch has a migration more than its base. */
async function judged(
  context: TestContext,
  server: MysqlServer,
  before: string,
  then: string,
  shadow = mysqlUrl(context, server),
) {
  const cwd = repository({
    "schemalog.yml": `connections:\n  shop: { engine: mysql, migrations: db, shadow: env:SHADOW${shadow === mysqlUrl(context, server) ? ", shadow-superuser: allow" : ""} }\n`,
    "db/1.sql": before,
  });
  const from = git(cwd, "rev-parse", "HEAD");
  write(cwd, { "db/2.sql": then });
  git(cwd, "add", "-A");
  git(cwd, "commit", "-q", "-m", "More");
  const opened = await openWorkspace({ cwd });
  const options = {
    ...{ env: { SHADOW: shadow }, timings: startTimings() },
    workspace: await requestWorkspace({ ...opened, repository: cwd }, { cwd, base: from }),
  };
  const { report } = await requestJob(opened.connections[0]!, options);
  expect(report.failure).toBeUndefined();
  return report;
}

const briefly = ({ changeSet }: Awaited<ReturnType<typeof judged>>) =>
  (changeSet?.findings ?? []).map(({ severity, code, cause }) => `${severity} ${code} at ${cause?.line}`).sort();

describe.for(mysqlServers)("a request on %s", (server) => {
  test("is judged by what the server says of each statement, at its line", async (context) => {
    const report = await judged(context, server, base, head);
    expect(briefly(report)).toMatchSnapshot();
    const comment = renderComment({ workspace: "", connections: [report] }, { limit: 65_000 });
    expect(comment.split("\n").filter((line) => postgresWords.test(line))).toEqual([]);
    expect(comment).not.toContain("schemalog_shadow");
    expect(await databasesOf(context, server)).toEqual([]);
  });

  test("what a statement asks for itself is what it is judged by", async (context) => {
    const report = await judged(
      context,
      server,
      base,
      `CREATE INDEX copied ON orders (total) ALGORITHM=COPY;
ALTER TABLE orders ADD INDEX alone (total, id), LOCK = EXCLUSIVE;
ALTER TABLE orders ADD INDEX shared (total, customer_id), ALGORITHM INPLACE, LOCK SHARED;
ALTER TABLE orders ADD INDEX beside (customer_id, id), ALGORITHM=INPLACE, LOCK=NONE;
ALTER TABLE customers ADD COLUMN phone varchar(20), ALGORITHM=INSTANT;
`,
    );
    expect(briefly(report)).toEqual([
      "risky index-added at 1",
      "risky index-added at 2",
      "risky index-added at 3",
      "safe index-added at 4",
    ]);
  });

  test("a view that loses what it reads is told as one that can't be read, where that happens", async (context) => {
    const report = await judged(
      context,
      server,
      `${base}CREATE VIEW ages AS SELECT age FROM customers;
CREATE VIEW clients AS SELECT id, email FROM customers;
`,
      `ALTER TABLE kinds RENAME TO sorts;
ALTER TABLE customers DROP COLUMN age;
CREATE OR REPLACE VIEW clients AS SELECT id FROM customers;
`,
    );
    expect(briefly(report)).toEqual([
      "breaking column-dropped at 2",
      "breaking column-dropped at 3",
      "breaking table-renamed at 1",
      "breaking view-dropped at 2",
    ]);
    const broken = report.changeSet?.findings.find(({ code }) => code === "view-dropped");
    expect(broken).toMatchObject({
      does: "can't be read any more",
      message: expect.stringContaining("(main.customers.age): every query on it fails"),
    });
  });

  test("what only these servers do is told as they do it", async (context) => {
    const report = await judged(
      context,
      server,
      base,
      "ALTER TABLE orders ADD COLUMN n int NOT NULL;\nUPDATE customers SET age = 0;\nRENAME TABLE kinds TO sorts;\n",
    );
    const told = new Map(report.changeSet?.findings.map(({ code, message, advice }) => [code, `${message} ${advice}`]));
    expect(told.get("not-null-column-added")).toContain("rows that are there get 0, '' or the like");
    expect(told.get("rows-changed")).toContain("on a large table it takes long.");
    expect(told.get("table-renamed")).toContain("In the same migration, leave a view");
  });

  test("what ran before a statement that fails stays, and keys that refer to what is gone", async (context) => {
    const report = await judged(
      context,
      server,
      `${base}CREATE TABLE of_kinds (id int PRIMARY KEY, kind int, CONSTRAINT of_kind FOREIGN KEY (kind) REFERENCES kinds (id));
`,
      "SET foreign_key_checks = 0;\nDROP TABLE kinds;\nALTER TABLE orders ADD COLUMN id int;\n",
    );
    const told = new Map(report.changeSet?.findings.map(({ code, message, advice }) => [code, `${message} ${advice}`]));
    expect(told.get("statement-fails")).toContain("What stands before it, from line 2 on, has taken effect by then");
    expect(told.get("statement-fails")).toContain("first take back by hand what ran of it");
    expect(told.get("table-dropped")).toContain("Foreign keys still refer to it (of_kind of main.of_kinds)");
  });

  test("a key of texts that compare otherwise may have some twice", async (context) => {
    const report = await judged(
      context,
      server,
      "CREATE TABLE codes (code varchar(20) COLLATE utf8mb4_bin PRIMARY KEY);\n",
      "ALTER TABLE codes MODIFY code varchar(20) COLLATE utf8mb4_general_ci;\n",
    );
    expect(briefly(report)).toEqual(["risky column-type-rewritten at 1"]);
    expect(report.changeSet?.findings[0]?.message).toContain("the migration fails if `PRIMARY` has such");
  });

  test("what makes a column NOT NULL beside others fails where a row has NULL all the same", async (context) => {
    const report = await judged(context, server, base, "ALTER TABLE customers MODIFY age int NOT NULL;\n");
    expect(briefly(report)).toEqual(["risky made-not-null at 1"]);
    expect(report.changeSet?.findings[0]?.message).toContain("fails if a row has one");
  });

  test("fails at the statement that the server refuses, with its words", async (context) => {
    const cwd = repository({
      "schemalog.yml":
        "connections:\n  shop: { engine: mysql, migrations: db, shadow: env:SHADOW, shadow-superuser: allow }\n",
      "db/1.sql": `${base}\nALTER TABLE nowhere ADD COLUMN a int;\n`,
    });
    const { connections, ...workspace } = await openWorkspace({ cwd });
    const options = {
      ...{ env: { SHADOW: mysqlUrl(context, server) }, timings: startTimings() },
      workspace: { ...workspace, connections, repository: cwd },
    };
    await expect(crawlConnection(connections[0]!, options)).rejects.toThrow(/db\/1\.sql:9: .*nowhere/);
    expect(await databasesOf(context, server)).toEqual([]);
  });
});

describe.for(mysqlServers)("a request on %s says", (server) => {
  test.for(cases.filter(([, , only]) => only === undefined || only === server))("%s", async ([sql, said], context) => {
    expect((await saidOf(context, server, sql)).sort()).toEqual([...said].sort());
  });
});
