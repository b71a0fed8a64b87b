import type pg from "pg";
import { columnTypes, type Pick, RandomSql } from "./random-sql.ts";

const columns = Object.entries(columnTypes).map(([name, type]) => `c_${name} ${type}`);

/** What random expressions and queries are about. */
export const ground = `
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'ok', 'happy');
CREATE DOMAIN app.code AS character varying(10);
CREATE TYPE app.pair AS (a integer, b text);
CREATE TABLE app.t (${columns.join(", ")});
CREATE TABLE app.u (LIKE app.t);
CREATE TABLE app.o (k integer, other text);
CREATE TABLE app.places (LIKE app.t);
CREATE FUNCTION app.all_t(n integer) RETURNS SETOF app.t LANGUAGE sql AS 'SELECT * FROM app.t LIMIT n';
CREATE FUNCTION app.nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
ALTER TABLE app.places ENABLE ROW LEVEL SECURITY;
CREATE TABLE app.parts (v text) PARTITION BY LIST (v);
CREATE TYPE app.comp AS (f1 int, f2 varchar);
CREATE TABLE app.one (id int PRIMARY KEY, a int, b text, c varchar(20), d date, j jsonb, x xml, arr text[], n numeric(8,2), f bool);
CREATE TABLE app.two (id int PRIMARY KEY, one_id int, a int, b text, c varchar(20), e text);
CREATE TABLE app.three (k app.comp, ks app.comp[], a int);
`;

type Expression = (type: string, scope?: string) => string;
type Place = (name: string, sql: RandomSql, of: Expression) => string;

const view: Place = (name, sql) => `CREATE VIEW app.${name} AS ${sql.query(3)}`;
const check: Place = (name, _, of) => `ALTER TABLE app.places ADD CONSTRAINT ${name} CHECK (${of("bool")})`;
/** Statements that make an object of a name with a random expression or query in it, by place. */
const places: Record<string, Place> = {
  view,
  "another view": view,
  "a third view": view,
  "materialized view": (name, sql) => `CREATE MATERIALIZED VIEW app.${name} AS ${sql.query(3)} WITH NO DATA`,
  check,
  "another check": check,
  "domain check": (name, _, of) =>
    `CREATE DOMAIN app.${name} AS text CHECK (${of("bool").replace(/\bc_(\w+)/g, (_all, type) => `(VALUE::${columnTypes[type]})`)})`,
  default: (name, sql) => `ALTER TABLE app.places ADD COLUMN ${name} ${sql.oneOf("columns with a default")}`,
  generated: (name, _, of) =>
    `ALTER TABLE app.places ADD COLUMN ${name} text GENERATED ALWAYS AS (${of("text")}) STORED`,
  index: (name, _, of) => `CREATE INDEX ${name} ON app.places ((${of("text")}), (${of("int")}) DESC)`,
  predicate: (name, _, of) => `CREATE INDEX ${name} ON app.places (c_int) WHERE ${of("bool")}`,
  exclusion: (name, _, of) =>
    `ALTER TABLE app.places ADD CONSTRAINT ${name} EXCLUDE USING btree ((${of("int")}) WITH =) WHERE (${of("bool")})`,
  policy: (name, _, of) =>
    `CREATE POLICY ${name} ON app.places USING (${of("bool", "places")}) WITH CHECK (${of("bool", "places")})`,
  trigger: (name, _, of) =>
    `CREATE TRIGGER ${name} AFTER UPDATE ON app.places FOR EACH ROW WHEN (${of("bool", "new")} AND old.* IS DISTINCT FROM new.*) EXECUTE FUNCTION app.nothing()`,
  rule: (name, _, of) =>
    `CREATE RULE ${name} AS ON UPDATE TO app.places WHERE ${of("bool", "new")} DO ALSO INSERT INTO app.u (c_int, c_text, c_varchars) VALUES (${of("int", "new")}, ${of("text", "new")}, ${of("varchars", "new")})`,
  "another rule": (name, _, of) =>
    `CREATE RULE ${name} AS ON DELETE TO app.places DO ALSO UPDATE app.u SET c_text = ${of("text", "u")} WHERE ${of("bool", "u")} AND u.c_int = old.c_int`,
  routine: (name, _, of) =>
    `CREATE FUNCTION app.${name}(p integer DEFAULT 1 + 2) RETURNS SETOF integer BEGIN ATOMIC SELECT ${of("int", "t")} FROM app.t WHERE ${of("bool", "t")} AND p > 1; END`,
  "routine of one expression": (name, _, of) =>
    `CREATE FUNCTION app.${name}(${columns.join(", ")}) RETURNS bool RETURN ${of("bool")}`,
  "partition key": (name, _, of) =>
    `CREATE TABLE app.${name} (LIKE app.t) PARTITION BY RANGE ((${of("text")}), (${of("int")}))`,
  "partition bound": (name) =>
    `CREATE TABLE app.${name} PARTITION OF app.parts FOR VALUES IN ('${name}', '${name}' || 1)`,
  publication: (name, _, of) => `CREATE PUBLICATION ${name} FOR TABLE app.u WHERE (${of("bool")})`,
};

/** A statement for each whole query and statement among the templates. */
export function wholeObjects(pick: Pick): string[] {
  const sql = new RandomSql(pick, true);
  return [
    ...sql.eachOf("whole queries").map((query, at) => `CREATE VIEW app.w_${at} AS ${query}`),
    ...sql.eachOf("statements"),
  ];
}

/** Random statements, each of which makes one object, o_0 and so on; a server may refuse any of them. */
export function randomObjects(pick: Pick, count: number): string[] {
  const names = Object.keys(places);
  return Array.from({ length: count }, (_, at) => {
    const place = names[at % names.length]!;
    const sql = new RandomSql(pick, /view|policy|rule|routine$/.test(place));
    const of: Expression = (type, scope = "") => sql.expression(type, [scope], 3);
    return places[place]!(`o_${at}`, sql, of);
  });
}

/** The statements that make the objects of a database again, in the server's own words. */
export async function printedStatements(client: pg.Client): Promise<string[]> {
  const { server_version_num: version } = (await client.query("SHOW server_version_num")).rows[0];
  await client.query("SET search_path = ''");
  const { rows } = await client.query(`
SELECT format('CREATE %s VIEW %s AS %s', CASE relkind WHEN 'm' THEN 'MATERIALIZED' END, oid::regclass, rtrim(pg_get_viewdef(oid), ';') || CASE relkind WHEN 'm' THEN ' WITH NO DATA' ELSE '' END) AS sql
  FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'app'::regnamespace
UNION ALL SELECT format('CREATE DOMAIN %s AS text', oid::regtype) || (SELECT string_agg(format(' CONSTRAINT %I %s', conname, pg_get_constraintdef(c.oid)), '') FROM pg_constraint c WHERE contypid = t.oid AND contype = 'c')
  FROM pg_type t WHERE typtype = 'd' AND typname <> 'code' AND typnamespace = 'app'::regnamespace
UNION ALL SELECT format('ALTER TABLE app.places ADD COLUMN %I %s %s', attname, format_type(atttypid, atttypmod),
    CASE attgenerated WHEN '' THEN 'DEFAULT ' || pg_get_expr(adbin, adrelid) ELSE 'GENERATED ALWAYS AS (' || pg_get_expr(adbin, adrelid) || ') STORED' END)
  FROM (SELECT * FROM pg_attribute a JOIN pg_attrdef d ON adrelid = attrelid AND adnum = attnum WHERE attrelid = 'app.places'::regclass ORDER BY attnum) a
UNION ALL SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint WHERE conrelid = 'app.places'::regclass AND contype <> 'n'
UNION ALL SELECT pg_get_indexdef(indexrelid) FROM pg_index i WHERE indrelid = 'app.places'::regclass AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
UNION ALL SELECT format('CREATE POLICY %I ON app.places USING (%s) WITH CHECK (%s)', polname, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) FROM pg_policy
UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT pg_get_ruledef(oid) FROM pg_rewrite WHERE rulename <> '_RETURN' AND ev_class = 'app.places'::regclass
UNION ALL SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'app'::regnamespace AND proname NOT IN ('all_t', 'nothing')
UNION ALL SELECT format('CREATE TABLE %s (LIKE app.t) PARTITION BY %s', oid::regclass, pg_get_partkeydef(oid)) FROM pg_class WHERE relkind = 'p' AND relname <> 'parts'
UNION ALL SELECT format('CREATE TABLE %s PARTITION OF app.parts %s', oid::regclass, pg_get_expr(relpartbound, oid)) FROM pg_class WHERE relispartition AND relkind = 'r'
${version >= 150000 ? "UNION ALL SELECT format('CREATE PUBLICATION %I FOR TABLE app.u WHERE (%s)', pubname, pg_get_expr(prqual, prrelid)) FROM pg_publication p JOIN pg_publication_rel r ON prpubid = p.oid" : ""}`);
  return rows.map(({ sql }) => sql);
}
