import { expect, test } from "vitest";
import { requestJob, requestWorkspace } from "../../../src/jobs/index.ts";
import { startTimings } from "../../../src/timings.ts";
import { openWorkspace } from "../../../src/workspace/index.ts";
import { Database } from "../../servers/tds/database.ts";
import { ScriptedDatabase } from "../../servers/tds/load.ts";
import { git, repository, write } from "../../support/cli.ts";
import { serve } from "../../support/sqlserver.ts";

const base = `CREATE TABLE orders (id int NOT NULL PRIMARY KEY, total int NULL);
GO
CREATE TABLE archive (id int NOT NULL PRIMARY KEY, total int NULL);
GO
`;

/** What a request says of a script, after that of the base: findings, and what is for the reviewer to check. */
async function saidOf(sql: string): Promise<string[]> {
  const url = await serve([new Database("master")], { make: (name) => new ScriptedDatabase(name) });
  const cwd = repository({
    "schemalog.yml":
      "connections:\n  shop: { engine: sqlserver, migrations: db, shadow: env:SHADOW, shadow-superuser: allow }\n",
    "db/1.sql": base,
  });
  const from = git(cwd, "rev-parse", "HEAD");
  write(cwd, { "db/2.sql": `${sql}\n` });
  git(cwd, "add", "-A");
  git(cwd, "commit", "-q", "-m", "More");
  const opened = await openWorkspace({ cwd });
  const { report } = await requestJob(opened.connections[0]!, {
    ...{ env: { SHADOW: url }, timings: startTimings() },
    workspace: await requestWorkspace({ ...opened, repository: cwd }, { cwd, base: from }),
  });
  expect(report.failure).toBeUndefined();
  const found = report.changeSet?.findings ?? [];
  const said = found.map(({ severity, code, target, does }) => `${severity} ${code}: ${target.name} ${does}`);
  return [...said, ...report.warnings.map(({ object, message }) => `${object} ${message.split(/[:,]/)[1]?.trim()}`)];
}

/** What words alone tell: the test server does nothing of it. */
test.for<[sql: string, said: string[]]>([
  ["ALTER TABLE orders SWITCH TO archive", ["breaking rows-changed: orders loses its rows to another table"]],
  [
    "ALTER TABLE orders SWITCH PARTITION 3 TO dbo.archive PARTITION 1 WITH (WAIT_AT_LOW_PRIORITY (MAX_DURATION = 1 MINUTES, ABORT_AFTER_WAIT = SELF))",
    ["breaking rows-changed: orders loses its rows to another table"],
  ],
  ["TRUNCATE TABLE orders", ["breaking table-emptied: orders is emptied"]],
  [
    "TRUNCATE TABLE orders WITH (PARTITIONS (2, 4 TO 6))",
    ["breaking rows-changed: orders loses the rows of partitions"],
  ],
  ["ALTER INDEX ALL ON orders REBUILD", ["risky writes-blocked: orders is blocked"]],
  [
    "ALTER INDEX i ON dbo.orders REBUILD PARTITION = 3 WITH (ONLINE = OFF)",
    ["risky writes-blocked: orders is blocked"],
  ],
  ["ALTER INDEX i ON orders REBUILD PARTITION = ALL WITH (ONLINE = ON)", []],
  ["ALTER INDEX i ON orders REORGANIZE", []],
  ["ALTER TABLE orders REBUILD WITH (DATA_COMPRESSION = PAGE)", ["risky table-rewritten: orders is rewritten"]],
  ["DELETE FROM orders; ALTER TABLE orders ADD note int NULL", ["breaking rows-changed: orders has every row deleted"]],
  ["IF 1 = 1\nBEGIN\n  DELETE orders\nEND", ["breaking rows-changed: orders has every row deleted"]],
  ["EXEC('DELETE FROM orders')", ["breaking rows-changed: orders has every row deleted"]],
  ["EXEC ('DELETE ' + 'FROM orders')", ["breaking rows-changed: orders has every row deleted"]],
  ["EXEC sys.sp_executesql N'EXEC(''TRUNCATE TABLE orders'')'", ["breaking table-emptied: orders is emptied"]],
  [
    "EXECUTE sp_executesql @stmt = N'UPDATE orders SET total = @t', N'@t int', 1",
    ["risky rows-changed: orders has every row updated"],
  ],
  [
    "DECLARE @s nvarchar(max) = N'DELETE FROM orders'; EXEC(@s)",
    ["db/2.sql:1 this statement runs SQL that is put together only as it runs"],
  ],
  [
    "DECLARE @t sysname = 'orders'; EXEC ('DELETE FROM ' + @t)",
    ["db/2.sql:1 this statement runs SQL that is put together only as it runs"],
  ],
  ["EXEC dbo.clean_up 7", ["db/2.sql:1 this statement runs procedure clean_up"]],
  ["EXEC sp_addextendedproperty 'MS_Description', 'x', 'SCHEMA', 'dbo', 'TABLE', 'orders'", []],
  ["EXEC('USE master')", ["db/2.sql:1 this statement affects a whole database"]],
  ["EXEC sp_executesql N'EXEC master..xp_cmdshell ''dir'''", ["db/2.sql:1 this statement affects a whole database"]],
])("%s", async ([sql, said]) => {
  expect((await saidOf(sql)).sort()).toEqual([...said].sort());
});
