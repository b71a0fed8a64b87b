import { beforeAll, expect } from "vitest";
import { toFiles } from "../../src/core/canonical/index.ts";
import { diff } from "../../src/core/diff/index.ts";
import { database } from "../../src/core/model/database.ts";
import type { Crawl, Engine } from "../../src/engines/engine.ts";
import { masked } from "../../src/engines/masked.ts";
import { engineOf } from "../../src/engines/registry.ts";
import { everything } from "../support/crawled.ts";
import { attempt } from "./attempt.ts";
import { alphabet, canary } from "./secret-forms.ts";

/** Where a text of the database stands: what makes it, and what the warning calls it. `§` is the secret. */
const url = "postgres://u:§@h/d";
const literal = `'${url}'`;
const places: { sql: string; object: string }[] = [
  { sql: `CREATE VIEW v AS SELECT ${literal} AS far`, object: "view public.v" },
  { sql: `CREATE MATERIALIZED VIEW m AS SELECT ${literal} AS far`, object: "materialized view public.m" },
  {
    sql: `CREATE FUNCTION f(a int) RETURNS text LANGUAGE sql AS $$ SELECT ${literal} $$`,
    object: "routine public.f(integer)",
  },
  {
    sql: `CREATE FUNCTION f2() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT ${literal}; END`,
    object: "routine public.f2()",
  },
  {
    sql: `CREATE FUNCTION f3(a text DEFAULT ${literal}) RETURNS text LANGUAGE sql AS 'SELECT 1'`,
    object: "routine public.f3(text)",
  },
  {
    sql: `CREATE FUNCTION f4() RETURNS int LANGUAGE sql SET app.dsn = ${literal} AS 'SELECT 1'`,
    object: "routine public.f4()",
  },
  {
    sql: `CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'ALTER ROLE x PASSWORD ''§'''; END $$`,
    object: "routine public.p()",
  },
  { sql: `CREATE TABLE t1 (far text DEFAULT ${literal})`, object: "column public.t1.far" },
  {
    sql: `CREATE TABLE t2 (a text, far text GENERATED ALWAYS AS (a || ${literal}) STORED)`,
    object: "column public.t2.far",
  },
  { sql: `CREATE TABLE t3 (a text CONSTRAINT c CHECK (a <> ${literal}))`, object: "check c on public.t3" },
  {
    sql: `CREATE TABLE t4 (a int4range, b text, CONSTRAINT e EXCLUDE USING gist (a WITH &&) WHERE (b <> ${literal}))`,
    object: "exclusion e on public.t4",
  },
  { sql: `CREATE TABLE t5 (a text); CREATE INDEX i5 ON t5 ((a || ${literal}))`, object: "index i5 on public.t5" },
  { sql: `CREATE TABLE t6 (a text); CREATE INDEX i6 ON t6 (a) WHERE a <> ${literal}`, object: "index i6 on public.t6" },
  { sql: `CREATE TABLE t7 (a text); CREATE POLICY p7 ON t7 USING (a <> ${literal})`, object: "policy p7 on public.t7" },
  {
    sql: `CREATE TABLE t8 (a text); CREATE POLICY p8 ON t8 FOR INSERT WITH CHECK (a <> ${literal})`,
    object: "policy p8 on public.t8",
  },
  {
    sql: `CREATE TABLE t9 (a text); CREATE RULE r9 AS ON DELETE TO t9 DO INSTEAD UPDATE t9 SET a = ${literal}`,
    object: "rule r9 on public.t9",
  },
  {
    sql: `CREATE TABLE t10 (a text); CREATE TRIGGER g10 BEFORE UPDATE ON t10 FOR EACH ROW EXECUTE FUNCTION tell(${literal})`,
    object: "trigger g10 on public.t10",
  },
  {
    sql: `CREATE TABLE t11 (a text); CREATE TRIGGER g11 BEFORE UPDATE ON t11 FOR EACH ROW WHEN (OLD.a <> ${literal}) EXECUTE FUNCTION tell()`,
    object: "trigger g11 on public.t11",
  },
  {
    sql: `CREATE TABLE t12 (a text) PARTITION BY LIST (a); CREATE TABLE t12_1 PARTITION OF t12 FOR VALUES IN (${literal})`,
    object: "partition t12_1 on public.t12",
  },
  { sql: `CREATE TABLE t13 (a text, b text) PARTITION BY LIST ((a || ${literal}))`, object: "table public.t13" },
  { sql: "CREATE TABLE t15 (smtp_password text DEFAULT '§')", object: "column public.t15.smtp_password" },
  {
    sql: "CREATE FUNCTION f6(api_key text DEFAULT '§') RETURNS int LANGUAGE sql AS 'SELECT 1'",
    object: "routine public.f6(text)",
  },
  {
    sql: "CREATE VIEW v2 AS SELECT 'postgres://u:'::text || '§@h/d' AS far, jsonb_build_object('a', 1, 'password', '§') AS b",
    object: "view public.v2",
  },
  { sql: "COMMENT ON TABLE t15 IS 'Password: §'", object: "table public.t15" },
  { sql: `CREATE DOMAIN d1 AS text DEFAULT ${literal}`, object: "domain public.d1" },
  { sql: `CREATE DOMAIN d2 AS text CONSTRAINT dc CHECK (VALUE <> ${literal})`, object: "check dc on public.d2" },
  {
    sql: `CREATE TABLE t14 (a text); CREATE PUBLICATION pub FOR TABLE t14 WHERE (a <> ${literal})`,
    object: "publication pub",
  },
  ...[
    ...[
      "SCHEMA public",
      "EXTENSION plpgsql",
      "TABLE c1",
      "VIEW cv",
      "SEQUENCE cs",
      "DOMAIN cd",
      "FUNCTION cf()",
      "SERVER far",
    ],
    ...["COLUMN c1.a", "INDEX ci", "CONSTRAINT cc ON c1", "TRIGGER cg ON c1", "POLICY cp ON c1", "RULE cr ON c1"],
    ...["TYPE ce", "TYPE ct", "PUBLICATION cpub", "FOREIGN TABLE ft", "COLUMN ft.a"],
  ].map((what) => ({ sql: `COMMENT ON ${what} IS 'Login: user=x password=§'`, object: commented(what) })),
  { sql: `COMMENT ON SCHEMA other IS 'log in with password=§, please'`, object: "schema other" },
];

function commented(what: string): string {
  const named: Record<string, string> = {
    "TABLE c1": "table public.c1",
    "VIEW cv": "view public.cv",
    "SEQUENCE cs": "sequence public.cs",
    "DOMAIN cd": "domain public.cd",
    "FUNCTION cf()": "routine public.cf()",
    "COLUMN c1.a": "column public.c1.a",
    "INDEX ci": "index ci on public.c1",
    "CONSTRAINT cc ON c1": "check cc on public.c1",
    "TRIGGER cg ON c1": "trigger cg on public.c1",
    "POLICY cp ON c1": "policy cp on public.c1",
    "RULE cr ON c1": "rule cr on public.c1",
    "TYPE ce": "enum public.ce",
    "TYPE ct": "composite type public.ct",
    "FOREIGN TABLE ft": "foreign table public.ft",
    "COLUMN ft.a": "column public.ft.a",
    "PUBLICATION cpub": "publication cpub",
  };
  return named[what] ?? what.toLowerCase();
}

const objects = `
CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE SCHEMA other;
CREATE TABLE c1 (a text CONSTRAINT cc CHECK (a <> 'x')); CREATE INDEX ci ON c1 (a);
CREATE TRIGGER cg BEFORE UPDATE ON c1 FOR EACH ROW EXECUTE FUNCTION tell();
CREATE POLICY cp ON c1 USING (true); CREATE RULE cr AS ON DELETE TO c1 DO INSTEAD NOTHING;
CREATE VIEW cv AS SELECT 1 AS a; CREATE SEQUENCE cs; CREATE DOMAIN cd AS text; CREATE TYPE ce AS ENUM ('a');
CREATE TYPE ct AS (a int); CREATE FUNCTION cf() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE PUBLICATION cpub;
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER far FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE ft (a text) SERVER far;`;

/** Options by name and value, and whether the value may be shown. */
const options: [name: string, value: string, shown: boolean][] = [
  ["host", "db.example.com", true],
  ["port", "5432", true],
  ["dbname", "shop", true],
  ["fetch_size", "100", true],
  ["extensions", "postgis, hstore", true],
  ...["pwd", "sas", "connstr", "bearer", "password", "sslkey", "passfile", "jwt", "dsn", "endpoint", "anything"].map(
    (name): [string, string, boolean] => [name, canary, false],
  ),
  ["program", `curl -u me:${canary} https://h`, false],
  ["filename", `/srv/${canary}.csv`, false],
  ["headers", `X-Key: ${canary}`, false],
  ["query", `SELECT '${canary}'`, false],
  ["url", `https://h/x?t=${canary}`, false],
  // Harmless names, and no harmless values.
  ["address", `me:${canary}@h`, false],
  ["servername", `scott/${canary}@h`, false],
  ["hostaddr", `https://me:${canary}@h`, false],
  ["application_name", `password=${canary}`, false],
  ["driver", `{x};Pwd=${canary}`, false],
  ["options", `host=h password=${canary}`, false],
];
const columnOptions: typeof options = [
  ["column_name", "ID", true],
  ["auth", canary, false],
  ["default_value", canary, false],
];
const tableOptions: typeof options = [
  ["table_name", "password_reset_tokens", true],
  ["schema_name", "public", true],
  ["delimiter", ";", true],
  ["resource", `/x?key=${canary}`, false],
];

const list = (all: typeof options) =>
  all.map(([name, value]) => `"${name}" '${value.replaceAll("'", "''")}'`).join(", ");
const foreign = `CREATE SERVER near FOREIGN DATA WRAPPER w OPTIONS (${list(options)});
CREATE FOREIGN TABLE far_away (a text OPTIONS (${list(columnOptions)})) SERVER near OPTIONS (${list(tableOptions)})`;

/** What the embedded database makes of it all, with this secret. */
async function crawlWith(secret: string): Promise<Crawl> {
  const shadow = await engineOf("postgres").shadow({ extensions: [], skipExtensions: [] });
  try {
    const statements = [objects, ...places.map(({ sql }) => sql), foreign].join(";\n");
    await shadow.run(statements.replaceAll("§", canary).replaceAll(canary, secret));
    return await shadow.crawl(everything);
  } finally {
    await shadow.close();
  }
}

let crawl: Crawl;
let other: Crawl;
beforeAll(async () => {
  crawl = await crawlWith(canary);
  other = await crawlWith(alphabet);
});
const text = () => [...toFiles(crawl.database).values()].join("\n");

for (const { sql, object } of places) {
  attempt(`a secret by ${sql.slice(0, 90)}`, `a warning names ${object}`, () => {
    const warning = crawl.warnings.find((one) => one.object === object);
    expect(warning).toMatchObject({
      message: expect.stringMatching(/^holds what looks like a secret \([\w ,]+\): masked in the snapshot$/),
      remedy: expect.stringContaining("Move it out"),
    });
    expect(JSON.stringify(crawl.database).split(canary)).toHaveLength(1);
  });
}

for (const [name, value, shown] of [...options, ...columnOptions, ...tableOptions]) {
  attempt(`the option ${name} '${value.replaceAll(canary, "…")}'`, shown ? "it is shown" : "only its name is", () => {
    expect(text()).toContain(JSON.stringify(`${name}=${shown ? value : "***"}`));
  });
}

attempt("a secret in any place of a database", "it is in none of the files of the snapshot", () => {
  expect(text()).not.toContain(canary);
  expect(text()).toContain("postgres://u:***@h/d");
});

attempt("another secret in all of these places", "no byte of the snapshot changes, and no difference is seen", () => {
  expect([...toFiles(other.database)]).toEqual([...toFiles(crawl.database)]);
  expect(diff(crawl.database, other.database)).toEqual([]);
});

attempt("names that look like secrets", "they are names, and stay", async () => {
  const shadow = await engineOf("postgres").shadow({ extensions: [], skipExtensions: [] });
  try {
    await shadow.run(
      `CREATE TABLE "password=x" ("postgres://u:p@h" text); CREATE TYPE kinds AS ENUM ('u://a:b@c', 'u://a:d@c')`,
    );
    const { database, warnings } = await shadow.crawl(everything);
    expect(JSON.stringify(database)).toContain("postgres://u:p@h");
    expect(database.objects.find(({ kind }) => kind === "enum")).toMatchObject({ values: ["u://a:b@c", "u://a:d@c"] });
    expect(warnings).toEqual([]);
  } finally {
    await shadow.close();
  }
});

attempt(
  "an engine that is new here",
  "nothing comes out of it unmasked, nor of copies of its shadow databases",
  async () => {
    const found: Crawl = {
      database: database.parse({
        engine: "new",
        objects: [{ kind: "collection", schema: "s", name: "c", options: { validator: `{"$comment": "${url}"}` } }],
      }),
      warnings: [],
      unread: [],
      unreadFacts: [],
    };
    const shadow = { crawl: async () => found, fork: async () => shadow } as never as Awaited<
      ReturnType<Engine["shadow"]>
    >;
    const engine = masked({ crawl: async () => found, shadow: async () => shadow } as never as Engine);
    const made = await engine.shadow({ extensions: [], skipExtensions: [] });
    const crawls = [
      await engine.crawl("", everything),
      await made.crawl(everything),
      await (await made.fork()).crawl(everything),
    ];
    for (const { database, warnings } of crawls) {
      expect(JSON.stringify(database)).toContain("u:***@h");
      expect(warnings).toMatchObject([{ object: "collection s.c" }]);
    }
  },
);
