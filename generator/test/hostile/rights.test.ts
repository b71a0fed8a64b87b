import pg from "pg";
import { expect, onTestFinished, type TestContext } from "vitest";
import { engineOf } from "../../src/engines/registry.ts";
import { keepUnread } from "../../src/record/keep-unread.ts";
import { crawl, everything, filesOf } from "../support/crawled.ts";
import { createDatabase, sqlOn } from "../support/postgres.ts";
import { attempt } from "./attempt.ts";

const ddl = `
COMMENT ON SCHEMA public IS 'of the schema';
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE DOMAIN positive AS integer DEFAULT 1 CHECK (VALUE > 0);
CREATE TYPE span AS RANGE (subtype = integer);
CREATE TABLE notes (id serial PRIMARY KEY, mood mood DEFAULT 'ok' CHECK (mood <> 'sad'), words text COLLATE "C", during int4range,
  twice integer GENERATED ALWAYS AS (1 + 1) STORED, EXCLUDE USING gist (during WITH &&));
COMMENT ON TABLE notes IS 'of the table';
COMMENT ON COLUMN notes.words IS 'of the column';
GRANT SELECT ON notes TO PUBLIC;
CREATE INDEX by_word ON notes (lower(words) text_pattern_ops) WHERE words <> '';
CREATE STATISTICS together ON id, words FROM notes;
CREATE TABLE parts (id integer, day date) PARTITION BY RANGE (day);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE VIEW seen AS SELECT id, words FROM notes;
CREATE FUNCTION f(a integer DEFAULT 1) RETURNS integer LANGUAGE sql RETURN a + 1;
COMMENT ON FUNCTION f IS 'of the function';
CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER watched BEFORE INSERT ON notes FOR EACH ROW WHEN (NEW.id > 1) EXECUTE FUNCTION t();
CREATE RULE kept AS ON DELETE TO notes DO INSTEAD NOTHING;
CREATE POLICY own ON notes USING (id > 0);
CREATE COLLATION plain FROM "C";
CREATE TEXT SEARCH CONFIGURATION searched (COPY = simple);
CREATE TEXT SEARCH TEMPLATE simplest (LEXIZE = dsimple_lexize, INIT = dsimple_init);
CREATE TEXT SEARCH DICTIONARY looked_up (TEMPLATE = simplest);
CREATE CONVERSION recoded FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq);
CREATE OPERATOR CLASS hashed FOR TYPE integer USING hash AS OPERATOR 1 =, FUNCTION 1 hashint4(integer);
CREATE OPERATOR FAMILY numbers USING btree;
CREATE FOREIGN DATA WRAPPER elsewhere;
CREATE SERVER other FOREIGN DATA WRAPPER elsewhere;
CREATE USER MAPPING FOR PUBLIC SERVER other;
CREATE PUBLICATION told FOR TABLE notes WHERE (id > 0);
DO $$ BEGIN EXECUTE format('COMMENT ON DATABASE %I IS ''of the database''', current_database()); END $$;`;

let roles = 0;

async function plainRole(context: TestContext): Promise<{ url: string; blind: string }> {
  const url = await createDatabase(context);
  const role = `plain_${process.pid}_${++roles}`;
  await sqlOn(url, `${ddl} CREATE ROLE "${role}" LOGIN PASSWORD 'x'`);
  onTestFinished(() => sqlOn(url, `DROP OWNED BY "${role}"; DROP ROLE "${role}"`).then(() => undefined));
  return { url, blind: Object.assign(new URL(url), { username: role, password: "x" }).href };
}

const execute = (name: string) =>
  `DO $$ DECLARE f regprocedure; BEGIN FOR f IN SELECT oid FROM pg_proc WHERE proname = '${name}' AND pronamespace = 'pg_catalog'::regnamespace
    LOOP EXECUTE 'REVOKE ALL ON FUNCTION ' || f || ' FROM PUBLIC'; END LOOP; END $$`;
const select = (name: string) => `REVOKE ALL ON pg_catalog.${name} FROM PUBLIC`;

/** A right that is missing, and all that is then lost. */
const optional: [name: string, revoke: (name: string) => string, lost: string[]][] = [
  ["pg_get_viewdef", execute, ["view", "materialized view"]],
  ["pg_get_partkeydef", execute, ["partitioning"]],
  [
    "pg_get_expr",
    execute,
    ["partitioning", "default", "generated", "checks", "indexes", "policies", "domain", "publications"],
  ],
  ["pg_get_constraintdef", execute, ["exclusions"]],
  ["pg_get_indexdef", execute, ["indexes"]],
  ["pg_get_triggerdef", execute, ["triggers"]],
  ["pg_get_ruledef", execute, ["rules"]],
  ["pg_get_function_result", execute, ["routine"]],
  ["pg_get_function_arg_default", execute, ["routine"]],
  ["pg_get_function_sqlbody", execute, ["routine"]],
  ["shobj_description", execute, ["database comment"]],
  ["aclexplode", execute, ["grants", "defaultPrivileges"]],
  ["pg_get_userbyid", execute, ["grants", "policies", "defaultPrivileges"]],
  ["quote_ident", execute, ["collation", "indexes", "domain", "range type"]],
  ["pg_relation_size", execute, []],
  ["pg_export_snapshot", execute, []],
  ["pg_get_functiondef", execute, []],
  ["pg_description", select, ["comment"]],
  ["pg_shdescription", select, ["database comment"]],
  ["pg_database", select, ["database comment", "defaultPrivileges", "otherObjects"]],
  ["pg_am", select, ["options", "indexes", "primaryKey", "uniques", "otherObjects"]],
  ["pg_collation", select, ["collation", "indexes", "domain", "range type", "otherObjects"]],
  ["pg_opclass", select, ["indexes", "range type", "otherObjects"]],
  ["pg_constraint", select, ["primaryKey", "uniques", "foreignKeys", "checks", "exclusions", "indexes"]],
  ["pg_index", select, ["indexes", "primaryKey", "uniques"]],
  ["pg_statistic_ext", select, ["statistics"]],
  ["pg_get_statisticsobjdef", execute, ["statistics"]],
  ["pg_rewrite", select, ["view", "materialized view", "dependsOn", "rules"]],
  ["pg_policy", select, ["policies"]],
  ["pg_trigger", select, ["triggers"]],
  ["pg_proc", select, ["triggers", "routine", "eventTriggers"]],
  ["pg_aggregate", select, ["routine"]],
  ["pg_language", select, ["routine", "otherObjects"]],
  ["pg_enum", select, ["enum"]],
  ["pg_range", select, ["range type"]],
  ["pg_sequence", select, ["sequence", "columns"]],
  ["pg_extension", select, ["extensions"]],
  ["pg_default_acl", select, ["defaultPrivileges"]],
  ...["pg_cast", "pg_operator", "pg_opfamily", "pg_amop", "pg_amproc", "pg_conversion", "pg_transform", "pg_ts_config"]
    .concat("pg_ts_config_map", "pg_ts_dict", "pg_ts_parser", "pg_ts_template", "pg_user_mappings", "pg_subscription")
    .map((name): [string, typeof select, string[]] => [name, select, ["otherObjects"]]),
  ["pg_encoding_to_char", execute, ["otherObjects"]],
  ["pg_foreign_data_wrapper", select, ["servers", "foreign table", "otherObjects"]],
  ["pg_available_extensions", select, ["extensions"]],
  ["pg_available_extensions", execute, ["extensions"]],
  ["pg_event_trigger", select, ["eventTriggers"]],
  ["pg_publication", select, ["publications"]],
  ["pg_publication_rel", select, ["publications"]],
  ["pg_publication_namespace", select, ["publications"]],
  ["pg_foreign_server", select, ["servers", "foreign table"]],
  ["pg_foreign_table", select, ["servers", "foreign table"]],
];

for (const [name, revoke, lost] of optional) {
  const holds =
    lost.length === 0 ? "nothing is lost" : `${lost.join(", ")} are lost, named with the grant, and kept as they were`;
  attempt(`no right to use ${name}`, holds, async (context) => {
    const { url, blind } = await plainRole(context);
    const whole = await crawl(url);
    await sqlOn(url, revoke(name));
    const reading = await engineOf(blind).crawl(blind, everything);
    expect(new Set(reading.unreadFacts)).toEqual(new Set(lost));
    expect(reading.warnings.map(({ message }) => message)).toEqual(
      lost.length === 0 ? [] : [expect.stringMatching(new RegExp(`permission denied for \\w+ ${name}`))],
    );
    expect(filesOf(keepUnread(reading, whole))).toEqual(filesOf(whole));
    for (const { remedy } of reading.warnings) await sqlOn(url, remedy ?? "");
    expect(filesOf(await crawl(blind))).toEqual(filesOf(whole));
  });
}

/** Rights that only counting and owners take. */
const asked: [name: string, revoke: (name: string) => string, lost: string[]][] = [
  ...["pg_roles", "pg_auth_members", "pg_db_role_setting", "pg_shdepend", "pg_init_privs", "pg_parameter_acl"]
    .concat("pg_seclabel", "pg_shseclabel", "pg_tablespace")
    .map((name): [string, typeof select, string[]] => [name, select, ["onServer"]]),
  ["aclexplode", execute, ["grants", "onServer", "defaultPrivileges"]],
  ["pg_get_userbyid", execute, ["grants", "owner", "policies", "defaultPrivileges"]],
];

for (const [name, revoke, lost] of asked) {
  const holds = `${lost.join(", ")} are lost where they are asked for, and kept as they were`;
  attempt(`no right to use ${name}`, holds, async (context) => {
    const { url, blind } = await plainRole(context);
    const wanted = { ...everything, owners: true, counts: true };
    await sqlOn(url, "ALTER DATABASE $here SET jit = off".replace("$here", new URL(url).pathname.slice(1)));
    await sqlOn(url, revoke(name));
    const { database: whole } = await engineOf(url).crawl(url, wanted);
    expect(whole.onServer).toMatchObject({ "database setting": 1 });
    const reading = await engineOf(blind).crawl(blind, wanted);
    expect(new Set(reading.unreadFacts)).toEqual(new Set(lost));
    expect(filesOf(keepUnread(reading, whole))).toEqual(filesOf(whole));
  });
}

/** Without these there is no crawl. */
const essential: [name: string, revoke: (name: string) => string][] = [
  ["pg_class", select],
  ["pg_attribute", select],
  ["pg_namespace", select],
  ["pg_type", select],
  ["pg_attrdef", select],
  ["pg_inherits", select],
  ["pg_depend", select],
  ["format_type", execute],
  ["json_agg", execute],
];

for (const [name, revoke] of essential) {
  attempt(`no right to use ${name}`, "one clear error with the grant that cures it", async (context) => {
    const { url, blind } = await plainRole(context);
    await sqlOn(url, revoke(name));
    const error = await engineOf(blind)
      .crawl(blind, everything)
      .catch((thrown) => thrown);
    expect(error).toMatchObject({ exitCode: 3, message: expect.stringMatching(/permission denied for \w+ \w+/) });
    for (let step = 0; step < 4; step++) {
      const refused = await engineOf(blind)
        .crawl(blind, everything)
        .then(
          () => undefined,
          (thrown) => thrown,
        );
      if (refused === undefined) break;
      await sqlOn(url, refused.hint);
    }
    expect(filesOf(await crawl(blind))).toEqual(filesOf(await crawl(url)));
  });
}

const locks: [what: string, statement: string, says: RegExp][] = [
  ["a table", "LOCK TABLE notes IN ACCESS EXCLUSIVE MODE", /public\.notes is locked by process \d+ \(a migration\)/],
  ["a view", "LOCK TABLE seen IN ACCESS EXCLUSIVE MODE", /public\.seen is locked by process \d+ \(a migration\)/],
  ["a table that is altered", "ALTER TABLE notes ADD COLUMN more text", /public\.notes is locked by process \d+/],
];

for (const [what, statement, says] of locks) {
  attempt(`${what} that another session locks`, "the error says which, and who has it", async (context) => {
    const { url } = await plainRole(context);
    const other = new pg.Client({ connectionString: url, application_name: "a migration" });
    await other.connect();
    onTestFinished(() => other.end());
    await other.query(`BEGIN; ${statement}`);
    await expect(engineOf(url).crawl(url, { ...everything, lockTimeout: 300 })).rejects.toThrow(says);
    await other.query("ROLLBACK");
    await crawl(url);
  });
}
