import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { filesIn, folder, startSchemalog } from "../support/cli.ts";
import { proxied } from "../support/faulty-proxy.ts";
import { createDatabase, sqlOn } from "../support/postgres.ts";

const stays = "CREATE TABLE IF NOT EXISTS stays (id int PRIMARY KEY)";
/** One of each kind of object whose text the server makes up only when it is asked. */
const goes = `CREATE SCHEMA gone;
  CREATE TABLE gone.t (id int PRIMARY KEY DEFAULT 1 + 1, price int CHECK (price > 0), code text);
  CREATE INDEX i ON gone.t (lower(code)) WHERE price > 1;
  CREATE VIEW gone.v AS SELECT id + 1 AS next FROM gone.t;
  CREATE FUNCTION gone.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
  CREATE TRIGGER tr BEFORE INSERT ON gone.t FOR EACH ROW WHEN (new.id > 1) EXECUTE FUNCTION gone.f();
  CREATE POLICY p ON gone.t USING (id > 1);
  CREATE RULE r AS ON DELETE TO gone.v DO INSTEAD NOTHING;
  CREATE DOMAIN gone.d AS int CHECK (VALUE > 0);
  CREATE TABLE gone.parts (id int) PARTITION BY RANGE ((id % 3));
  CREATE TABLE gone.part PARTITION OF gone.parts FOR VALUES FROM (1) TO (2)`;

test("objects that are dropped during the crawl, wherever that is, disturb nothing else", async (context) => {
  const url = await createDatabase(context);
  await sqlOn(url, `${stays}; ${goes}`);
  const cwd = folder({ "schemalog.yml": "connections:\n  app:\n    url: env:APP_URL\n" });
  const crawl = (to: string) => startSchemalog(cwd, ["crawl"], { env: { APP_URL: to } }).ended;
  let all = 0;
  const whole = await proxied(url);
  expect(await crawl(whole.url)).toMatchObject({ exitCode: 0, stderr: "" });
  for (const share of [0.05, 0.1, 0.4, 0.7]) {
    let dropped = 0;
    const drop = async () => {
      for (const name of ["VIEW gone.v", "INDEX gone.i", "TABLE gone.parts", "TABLE gone.t", "SCHEMA gone"]) {
        // What the crawl has locked stays, as it does for pg_dump.
        const statement = `SET lock_timeout = '20ms'; DROP ${name} CASCADE`;
        dropped += await sqlOn(url, statement).then(
          () => 1,
          () => 0,
        );
      }
    };
    const result = await crawl((await proxied(url, { after: Math.floor(share * whole.sent()), what: drop })).url);
    expect({ share, ...result }).toMatchObject({ share, exitCode: 0 });
    expect(result.stderr).toMatch(/^(warning: app: .*dropped during the crawl.*\n( {2}.*\n)*)*$/);
    expect(Object.keys(filesIn(join(cwd, "schema-snapshots/app/snapshot")))).toContain("public/tables/stays.json");
    all += dropped;
    await sqlOn(url, `DROP SCHEMA IF EXISTS gone CASCADE; ${goes}`);
  }
  expect(all).toBeGreaterThan(8);
}, 60_000);

test("what a role may not read stays as the last snapshot has it, with a warning and the grant", async (context) => {
  const url = await createDatabase(context);
  const role = `blind_${process.pid}`;
  await sqlOn(
    url,
    `CREATE TABLE notes (id int PRIMARY KEY); CREATE POLICY own ON notes USING (id > 0);
    CREATE ROLE ${role} LOGIN PASSWORD 'x'`,
  );
  onTestFinished(() => sqlOn(url, `DROP OWNED BY ${role}; DROP ROLE ${role}`).then(() => undefined));
  const cwd = folder({ "schemalog.yml": "connections:\n  app:\n    url: env:APP_URL\n" });
  const crawl = (to: string) => startSchemalog(cwd, ["crawl"], { env: { APP_URL: to } }).ended;
  expect(await crawl(url)).toMatchObject({ exitCode: 0, stderr: "" });
  const before = filesIn(cwd);
  await sqlOn(url, "REVOKE SELECT ON pg_catalog.pg_policy FROM PUBLIC");
  const blind = new URL(url);
  blind.username = role;
  blind.password = "x";
  const result = await crawl(blind.href);
  expect(result.exitCode).toBe(0);
  expect(result.stderr).toMatch(
    /^warning: app: policies: can't be read: .*kept\n {2}GRANT SELECT ON .*pg_policy.* TO /,
  );
  // What was revoked is counted, as nothing that a snapshot holds.
  const counted = Object.entries(filesIn(cwd)).map(([path, text]) => [
    path,
    text.replace(/,\n {2}"onServer": \{[^}]*\}/, ""),
  ]);
  expect(Object.fromEntries(counted)).toEqual(before);
});
