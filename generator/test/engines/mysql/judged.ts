import { expect, type TestContext } from "vitest";
import { requestJob, requestWorkspace } from "../../../src/jobs/index.ts";
import { startTimings } from "../../../src/timings.ts";
import { openWorkspace } from "../../../src/workspace/index.ts";
import { git, repository, write } from "../../support/cli.ts";
import { type MysqlServer, mysqlUrl } from "../../support/mysql.ts";

const base = `CREATE TABLE users (id int PRIMARY KEY, name varchar(20), email varchar(60), KEY by_name (name));
CREATE TABLE parts (id int NOT NULL, y int NOT NULL, PRIMARY KEY (id, y))
  PARTITION BY RANGE (y) (PARTITION p0 VALUES LESS THAN (2000), PARTITION p1 VALUES LESS THAN (2010));
CREATE TABLE old (id int NOT NULL, y int NOT NULL, PRIMARY KEY (id, y));
CREATE TABLE kept (id int PRIMARY KEY) /*M!100000 WITH SYSTEM VERSIONING */;
DELIMITER //
CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY DO DELETE FROM old WHERE id < 0//
CREATE PROCEDURE clean_up() BEGIN DELETE FROM old; END//
DELIMITER ;
`;

/** What a request says of a statement, after those of the base: findings, and what is for the reviewer to check. */
export async function saidOf(context: TestContext, server: MysqlServer, sql: string): Promise<string[]> {
  const cwd = repository({
    "schemalog.yml": `connections:\n  shop: { engine: ${server}, migrations: db, shadow: env:SHADOW, shadow-superuser: allow }\n`,
    "db/1.sql": base,
  });
  const from = git(cwd, "rev-parse", "HEAD");
  write(cwd, { "db/2.sql": `${sql};\n` });
  git(cwd, "add", "-A");
  git(cwd, "commit", "-q", "-m", "More");
  const opened = await openWorkspace({ cwd });
  const { report } = await requestJob(opened.connections[0]!, {
    ...{ env: { SHADOW: mysqlUrl(context, server) }, timings: startTimings() },
    workspace: await requestWorkspace({ ...opened, repository: cwd }, { cwd, base: from }),
  });
  expect(report.failure).toBeUndefined();
  const found = report.changeSet?.findings ?? [];
  const said = found.map(({ severity, code, target }) => `${severity} ${code}: ${target.name}`);
  return [...said, ...report.warnings.map(({ object, message }) => `${object} ${message.split(",")[0]}`)];
}

type Case = [statement: string, said: string[], only?: MysqlServer];

/** Of these, an empty table shows nothing, or a server says less than it does. */
export const cases: Case[] = [
  ["ALTER TABLE old DISCARD TABLESPACE", ["breaking table-emptied: old"]],
  ["ALTER TABLE parts DISCARD PARTITION p0, p1 TABLESPACE", ["breaking table-emptied: parts"], "mysql"],
  ["ALTER TABLE parts TRUNCATE PARTITION p0", ["breaking table-emptied: parts.p0"]],
  ["ALTER TABLE parts TRUNCATE PARTITION ALL", ["breaking table-emptied: parts"]],
  [
    "ALTER TABLE parts EXCHANGE PARTITION p0 WITH TABLE old",
    ["breaking table-emptied: parts.p0", "breaking table-emptied: old"],
  ],
  ["ALTER TABLE parts REBUILD PARTITION p0", ["risky table-rewritten: parts"]],
  ["ALTER TABLE parts OPTIMIZE PARTITION p0; ALTER TABLE parts CHECK PARTITION p0", []],
  [
    "ALTER TABLE parts REORGANIZE PARTITION p1 INTO (PARTITION p2 VALUES LESS THAN (2010))",
    ["risky partition-dropped: parts.p1"],
  ],
  ["ALTER TABLE parts REMOVE PARTITIONING", ["risky table-repartitioned: parts"]],
  ["ALTER TABLE old PARTITION BY HASH (id) PARTITIONS 2", ["risky table-repartitioned: old"]],
  ["OPTIMIZE NO_WRITE_TO_BINLOG TABLE old, users", []],
  [
    "ALTER TABLE users ADD FULLTEXT INDEX searched (name); OPTIMIZE TABLE users",
    ["risky index-added: searched", "risky table-rewritten: users"],
  ],
  ["ALTER TABLE old ORDER BY y, id", ["risky table-rewritten: old"]],
  ["LOCK TABLES users WRITE, old READ; UNLOCK TABLES", ["risky table-locked: users", "risky table-locked: old"]],
  ["ALTER TABLE users CONVERT TO CHARACTER SET latin1", ["breaking column-type-narrowed: users"]],
  ["ALTER TABLE users MODIFY email varchar(60) CHARACTER SET ascii", ["breaking column-type-narrowed: email"]],
  ["ALTER TABLE users CONVERT TO CHARACTER SET utf8mb3", ["breaking column-type-narrowed: users"]],
  ["ALTER TABLE users DEFAULT CHARACTER SET latin1", []],
  [
    "ALTER TABLE users CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
    ["risky column-type-rewritten: users"],
    "mysql",
  ],
  ["ALTER DATABASE DEFAULT CHARACTER SET latin1; CREATE TABLE newer (c char(1))", []],
  ["DROP EVENT nightly", ["risky trigger-dropped: nightly"]],
  ["ALTER EVENT nightly DISABLE", ["risky trigger-dropped: nightly"]],
  ["ALTER EVENT nightly DO DELETE FROM old", ["breaking rows-changed: old"]],
  ["ALTER TABLE old ENGINE = BLACKHOLE", ["breaking option-changed: old", "risky table-rewritten: old"], "mysql"],
  ["ALTER TABLE old ENGINE = MEMORY", ["breaking option-changed: old", "risky table-rewritten: old"]],
  ["ALTER TABLE old ENGINE = MyISAM", ["risky option-changed: old", "risky table-rewritten: old"]],
  [
    "ALTER TABLE kept DROP SYSTEM VERSIONING",
    ["breaking option-changed: kept", "risky table-rewritten: kept"],
    "mariadb",
  ],
  ["ALTER TABLE users MODIFY email varchar(60) NOT NULL", ["risky made-not-null: email"]],
  [
    "UPDATE users SET email = ''; ALTER TABLE users MODIFY email varchar(60) NOT NULL",
    ["safe made-not-null: email", "risky rows-changed: users"],
  ],
  ["ALTER TABLE users ADD INDEX e (email)", ["safe index-added: e"]],
  ["ALTER TABLE users ADD INDEX e (email), LOCK = SHARED", ["risky index-added: e"]],
  ["ALTER TABLE users ADD INDEX e (email), ALGORITHM = COPY", ["risky index-added: e"]],
  ["CREATE INDEX e ON users (email) ALGORITHM = COPY LOCK = EXCLUSIVE", ["risky index-added: e"]],
  ["CREATE INDEX e ON users (email) ALGORITHM = INPLACE LOCK = NONE", ["safe index-added: e"]],
  ["ALTER TABLE users ALTER INDEX by_name INVISIBLE", ["risky option-changed: by_name"], "mysql"],
  ["ALTER TABLE users ALTER COLUMN name SET INVISIBLE", ["risky option-changed: name"], "mysql"],
  [
    "SET foreign_key_checks = 0; ALTER TABLE old ADD CONSTRAINT f FOREIGN KEY (y) REFERENCES users (id)",
    ["risky foreign-key-added: f"],
  ],
  ["DELETE users FROM users", ["breaking rows-changed: users"]],
  ["DELETE FROM u USING users AS u", ["breaking rows-changed: users"]],
  ["SET STATEMENT lock_wait_timeout = 5 FOR DELETE FROM users", ["breaking rows-changed: users"], "mariadb"],
  [
    "SET STATEMENT lock_wait_timeout = 5 FOR ALTER TABLE parts REBUILD PARTITION p0",
    ["risky table-rewritten: parts"],
    "mariadb",
  ],
  ["ANALYZE DELETE FROM users", ["breaking rows-changed: users"], "mariadb"],
  ["EXPLAIN ANALYZE DELETE FROM users", ["breaking rows-changed: users"], "mysql"],
  ["DELETE FROM parts PARTITION (p0, p1)", ["breaking rows-changed: parts"]],
  [
    "XA START 'x'; XA END 'x'; XA PREPARE 'x'",
    ["XA START 'x'", "XA END 'x'", "XA PREPARE 'x'"].map(
      () => "db/2.sql:1 not run: this statement affects a whole database",
    ),
  ],
  ["RENAME TABLE users TO `mysql`.users", ["db/2.sql:1 not run: this statement affects a whole database"]],
  ["CALL clean_up()", ["db/2.sql:1 not measured"]],
  ["SET @sql = 'DELETE FROM users'; PREPARE s FROM @sql; EXECUTE s", ["db/2.sql:1 not measured"]],
];
