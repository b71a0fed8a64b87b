import { expect, onTestFinished, type TestContext, test } from "vitest";
import { engineOf } from "../../src/engines/registry.ts";
import { crawl, everything, filesOf } from "../support/crawled.ts";
import { createDatabase, sqlOn } from "../support/postgres.ts";

const ddl = `
CREATE SCHEMA hidden;
CREATE TYPE hidden.mood AS ENUM ('sad', 'ok');
CREATE TABLE hidden.notes (id serial PRIMARY KEY, mood hidden.mood DEFAULT 'ok' CHECK (mood <> 'sad'), words text);
CREATE INDEX by_word ON hidden.notes (lower(words)) WHERE words <> '';
CREATE VIEW hidden.seen AS SELECT id, words FROM hidden.notes;
CREATE FUNCTION hidden.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER watched BEFORE INSERT ON hidden.notes FOR EACH ROW WHEN (NEW.id > 1) EXECUTE FUNCTION hidden.f();
CREATE RULE kept AS ON DELETE TO hidden.notes DO INSTEAD NOTHING;
CREATE POLICY own ON hidden.notes USING (id > 0);
CREATE SEQUENCE hidden.numbers;
CREATE FOREIGN DATA WRAPPER elsewhere;
CREATE SERVER far FOREIGN DATA WRAPPER elsewhere OPTIONS (host 'example.com');
CREATE USER MAPPING FOR PUBLIC SERVER far OPTIONS (password 'canary');
CREATE FOREIGN TABLE hidden.remote (id integer) SERVER far;
CREATE PUBLICATION told FOR TABLE hidden.notes;
REVOKE ALL ON ALL TABLES IN SCHEMA hidden FROM PUBLIC;
REVOKE ALL ON FUNCTION hidden.f() FROM PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA hidden GRANT SELECT ON TABLES TO PUBLIC;`;

/** The database, and its URL for a role that may do nothing but log in. */
async function withoutRights(context: TestContext): Promise<{ url: string; blind: string; role: string }> {
  const url = await createDatabase(context);
  const role = `Blind ${process.pid}`;
  await sqlOn(url, `${ddl} CREATE ROLE "${role}" LOGIN PASSWORD 'x'`);
  onTestFinished(() => sqlOn(url, `DROP OWNED BY "${role}"; DROP ROLE "${role}"`).then(() => undefined));
  const blind = Object.assign(new URL(url), { username: role, password: "x" }).href;
  return { url, blind, role };
}

test("a role without rights on schemas and tables crawls what the owner does: the catalogs are open", async (context) => {
  const { url, blind } = await withoutRights(context);
  const files = filesOf(await crawl(blind));
  expect(files).toEqual(filesOf(await crawl(url)));
  expect(Object.keys(files)).toHaveLength(15);
});

/** A catalog that is closed, and what is missing for it; the rest is as it is for others. */
const closed: { revoke: string; unread: string[][]; holds: RegExp }[] = [
  { revoke: "pg_policy", unread: [["policies"]], holds: /"policies": \[/ },
  { revoke: "pg_trigger", unread: [["triggers"]], holds: /"triggers": \[/ },
  { revoke: "pg_foreign_server", unread: [["foreign table", "servers"]], holds: /"servers": \[|"server": / },
  { revoke: "pg_publication", unread: [["publications"]], holds: /"publications": \[/ },
  { revoke: "pg_enum", unread: [["enum"]], holds: /"kind": "enum"/ },
  { revoke: "pg_sequence", unread: [["columns", "sequence"]], holds: /"kind": "sequence"/ },
  { revoke: "pg_default_acl", unread: [["defaultPrivileges"]], holds: /"objects": / },
  { revoke: "pg_user_mapping", unread: [], holds: /canary/ },
  { revoke: "pg_subscription", unread: [["otherObjects"]], holds: /"definition": "CREATE / },
];

test.for(closed)("without $revoke there is a warning with the grant, and the rest", async (item, context) => {
  const { url, blind, role } = await withoutRights(context);
  await sqlOn(url, `REVOKE ALL ON pg_catalog.${item.revoke} FROM PUBLIC`);
  const { database, warnings, unreadFacts } = await engineOf(blind).crawl(blind, everything);
  expect(unreadFacts).toEqual(item.unread.flat());
  expect(warnings).toEqual(
    item.unread.map((facts) => ({
      object: facts.join(", "),
      message: expect.stringContaining(`permission denied for table ${item.revoke}`),
      remedy: `GRANT SELECT ON pg_catalog.${item.revoke} TO "${role}"`,
    })),
  );
  const text = Object.values(filesOf(database)).join("");
  expect(text).not.toMatch(item.holds);
  expect(text).toContain('"name": "notes"');
  for (const { remedy } of warnings) await sqlOn(url, remedy ?? "");
  expect(filesOf(await crawl(blind))).toEqual(filesOf(await crawl(url)));
});

test("without the column of pg_proc that holds the code, what needs it is missing, and named", async (context) => {
  const { url, blind } = await withoutRights(context);
  await sqlOn(
    url,
    `DO $$ BEGIN REVOKE ALL ON pg_catalog.pg_proc FROM PUBLIC; EXECUTE (SELECT format('GRANT SELECT (%s) ON pg_catalog.pg_proc TO PUBLIC',
      string_agg(quote_ident(attname), ', ')) FROM pg_attribute WHERE attrelid = 'pg_proc'::regclass AND attnum > 0 AND attname <> 'prosrc'); END $$`,
  );
  const { unreadFacts, database } = await engineOf(blind).crawl(blind, everything);
  expect(unreadFacts).toEqual(["routine"]);
  expect(Object.keys(filesOf(database))).toContain("hidden/tables/notes.json");
});

test("without the columns nothing can be crawled: one error, and the grant", async (context) => {
  const { url, blind, role } = await withoutRights(context);
  await sqlOn(url, "REVOKE ALL ON pg_catalog.pg_attrdef FROM PUBLIC");
  await expect(engineOf(blind).crawl(blind, everything)).rejects.toMatchObject({
    exitCode: 3,
    message: expect.stringContaining("permission denied for table pg_attrdef"),
    hint: `GRANT SELECT ON pg_catalog.pg_attrdef TO "${role}"`,
  });
});
