import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tokens } from "../../src/core/dialects/postgres/lexer.ts";
import { serverCopy, splitStatements } from "../../src/core/dialects/postgres/statements.ts";
import { setsNothing, traitOf } from "../../src/core/dialects/postgres/traits.ts";
import { naturally } from "../../src/migrations/order.ts";

const statements = (text: string) => splitStatements(text).statements.map(({ sql }) => sql);
const kinds = (text: string) => [...tokens(text)].map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe("tokens", () => {
  test.each([
    ["'a''b'", [["string", "'a''b'"]]],
    ["'a\\'", [["string", "'a\\'"]]],
    [
      "E'a\\'b' e'\\\\'",
      [
        ["string", "E'a\\'b'"],
        ["string", "e'\\\\'"],
      ],
    ],
    [
      "U&'\\0441' N'x' b'01' x'1F'",
      [
        ["string", "U&'\\0441'"],
        ["string", "N'x'"],
        ["string", "b'01'"],
        ["string", "x'1F'"],
      ],
    ],
    [
      '"a""b" U&"d\\0061t"',
      [
        ["quoted", '"a""b"'],
        ["quoted", 'U&"d\\0061t"'],
      ],
    ],
    [
      "$$a'b$$ $x$ $$ $y$ $x$",
      [
        ["string", "$$a'b$$"],
        ["string", "$x$ $$ $y$ $x$"],
      ],
    ],
    [
      "a$1 $1",
      [
        ["word", "a$1"],
        ["symbol", "$"],
        ["number", "1"],
      ],
    ],
    [
      "größe 表_1",
      [
        ["word", "größe"],
        ["word", "表_1"],
      ],
    ],
    [
      "1.5e3 0x1F",
      [
        ["number", "1.5e3"],
        ["number", "0x1F"],
      ],
    ],
    [
      "/* a /* b */ c */ x -- y\nz",
      [
        ["comment", "/* a /* b */ c */"],
        ["word", "x"],
        ["comment", "-- y"],
        ["word", "z"],
      ],
    ],
    [
      "name'x'",
      [
        ["word", "name"],
        ["string", "'x'"],
      ],
    ],
    ["'open", [["string", "'open"]]],
    ["$$open", [["string", "$$open"]]],
    ["/* open", [["comment", "/* open"]]],
  ])("%s", (text, expected) => expect(kinds(text)).toEqual(expected));

  test("of any text follow each other with only white space between", () => {
    const piece = fc.constantFrom(
      "'",
      '"',
      "$$",
      "$a$",
      "--",
      "/*",
      "*/",
      "\\",
      ";",
      "E'",
      "U&'",
      "\n",
      " ",
      "a",
      "1",
      "(",
      "é",
      "😀",
      "\ufeff",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        const text = pieces.join("");
        let end = 0;
        for (const token of tokens(text)) {
          expect(token.end).toBeGreaterThan(token.start);
          expect(text.slice(end, token.start)).toMatch(/^\ufeff?[ \t\n\r\f\v]*$/);
          end = token.end;
        }
        expect(text.slice(end)).toMatch(/^\ufeff?[ \t\n\r\f\v]*$/);
      }),
    );
  });
});

describe("statements", () => {
  const one = fc.constantFrom(
    "SELECT 1",
    "SELECT ';'",
    "SELECT E'\\';'",
    'SELECT 1 AS ";"',
    "DO $$ BEGIN; END; $$",
    "SELECT /* ; /* ; */ ; */ 1",
    "SELECT 1 -- ; '\n + 2",
    "CREATE RULE r AS ON DELETE TO t DO (NOTIFY a; NOTIFY b)",
    "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END",
    "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC SELECT 1; END",
    "BEGIN",
    "END",
  );
  const between = fc.constantFrom(
    ";",
    ";\n",
    "; -- it's\n",
    ";\n\\restrict x'y\n",
    ";;\n/* it's */",
    ";\n\\echo 'x;\n",
  );

  test("come out as they went in, at their offsets and lines", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(one, between)), (pieces) => {
        const text = pieces.map(([sql, gap]) => sql + gap).join("");
        const split = splitStatements(text);
        expect(split.statements.map(({ sql }) => sql)).toEqual(pieces.map(([sql]) => sql));
        for (const { sql, offset, line } of split.statements) {
          expect(text.startsWith(sql, offset)).toBe(true);
          expect(text.slice(0, offset).split("\n").length).toBe(line);
        }
      }),
    );
  });

  test.each([
    ["psql commands within strings stay", "SELECT '\n\\restrict x\n';", ["SELECT '\n\\restrict x\n'"]],
    ["psql commands within a statement are blanked", "SELECT 1,\n\\echo x\n2;", ["SELECT 1,\n       \n2"]],
    [
      "\\g and \\gexec end a statement",
      "SELECT 1 \\gexec\nSELECT 2\\g\nSELECT 3;",
      ["SELECT 1", "SELECT 2", "SELECT 3"],
    ],
    ["the last needs no semicolon", "SELECT 1;\nSELECT 2", ["SELECT 1", "SELECT 2"]],
    ["a byte order mark and CRLF", "\ufeffSELECT 1;\r\nSELECT 2;\r\n", ["SELECT 1", "SELECT 2"]],
    ["rows of COPY are left out", "COPY a FROM stdin;\n1\t';\n\\.\nSELECT 2;", ["SELECT 2"]],
    ["with CRLF and options", "COPY a (b) FROM STDIN WITH (FORMAT csv);\r\n'\r\n\\.\r\nSELECT 2;", ["SELECT 2"]],
    ["without an end", "SELECT 1;\nCOPY a FROM stdin;\n1\n2\n", ["SELECT 1"]],
    [
      "COPY to stdout and from a file stay",
      "COPY a TO stdout; COPY b FROM '/x';",
      ["COPY a TO stdout", "COPY b FROM '/x'"],
    ],
    ["a column called begin is no body", "SELECT begin FROM t; SELECT 2;", ["SELECT begin FROM t", "SELECT 2"]],
    ["nothing", " -- only\n/* comments */ ; ;", []],
  ])("%s", (_, text, expected) => expect(statements(text)).toEqual(expected));

  test.each([
    ["COPY a FROM '/srv/a.csv'", "FROM"],
    ["copy a (b, c) from e'/srv/a.csv' with (format csv)", "FROM"],
    ['COPY "from"."to" FROM PROGRAM \'curl x\'', "FROM"],
    [`COPY a (${Array.from({ length: 40 }, (_, at) => `c${at}`).join(", ")}) FROM $$/srv/a$$`, "FROM"],
    ["COPY (SELECT a FROM (SELECT 'x') t) TO '/srv/a'", "TO"],
    ["COPY BINARY a TO PROGRAM 'gzip'", "TO"],
    ["COPY a FROM STDIN", undefined],
    ["COPY a FROM STDIN DELIMITER '|'", undefined],
    ["COPY (SELECT 'x' FROM a) TO STDOUT", undefined],
    ["COPY program FROM STDIN", undefined],
    ["SELECT 1 FROM a", undefined],
  ])("the way of %s", (sql, way) => {
    expect(serverCopy(sql)).toBe(way);
    expect(traitOf(sql)).toBe(way && "files");
    expect(splitStatements(`${sql};\n`).dataSkipped).toBe(way === "FROM" || / FROM STDIN/.test(sql));
  });

  test("a file that psql would include is noted by its line", () => {
    expect(splitStatements("SELECT 1;\n\\i other.sql\n\\ir x\n").skipped.map(({ line }) => line)).toEqual([2, 3]);
  });

  test("ten megabytes take about a second", () => {
    const text = "INSERT INTO t VALUES (1, 'a;b', $$x$$); -- c\n".repeat(230_000);
    const before = performance.now();
    expect(statements(text)).toHaveLength(230_000);
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});

test("natural order", () => {
  expect(
    ["v1.10", "v1.2", "V1.2", "10", "9", "0009", "20240101120000123456", "a10b", "a9b", "a"].sort(naturally),
  ).toEqual(["0009", "9", "10", "20240101120000123456", "V1.2", "a", "a9b", "a10b", "v1.2", "v1.10"]);
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => Math.sign(naturally(a, b)) === -Math.sign(naturally(b, a))),
  );
});

test.each([
  "ALTER TABLE a ADD CONSTRAINT c CHECK (x > 0) NOT VALID",
  "ALTER TABLE a VALIDATE CONSTRAINT c",
  "ALTER TABLE a ADD CONSTRAINT f FOREIGN KEY (x) REFERENCES public.b (id) NOT VALID",
  "CREATE UNIQUE INDEX i ON public.t USING btree (a, b)",
  "ALTER TABLE a ADD COLUMN x varchar(20) NOT NULL DEFAULT 'x'",
  "ALTER TABLE a ADD COLUMN x character varying(20), ADD COLUMN y timestamp(3), ADD UNIQUE (x) INCLUDE (y)",
  "ALTER TABLE public.a SET (fillfactor = 70), ADD PRIMARY KEY (x)",
  "SET lock_timeout = '2s'",
  "ALTER TABLE a ADD CHECK (x IN ('a', 'b') AND (length(y) < 100 OR (x || (y)) = (z)))",
  "ALTER TABLE a ALTER x SET DEFAULT now(), ALTER y TYPE text USING (lower(trim(y)))",
  "CREATE INDEX i ON t (lower(a)) WHERE (b > 0)",
])("%s leaves no setting behind", (sql) => {
  expect(setsNothing(sql)).toBe(true);
});

test.each([
  "ALTER TABLE a ADD x text DEFAULT set_config('search_path', 'd', true)",
  'ALTER TABLE a ADD x text DEFAULT "f" (1)',
  "ALTER TABLE a ALTER x TYPE text USING f(x)",
  "ALTER TABLE a ADD CHECK (f(x) > 0)",
  ...["key", "set", "include", "hash", "btree", "varying", "timestamptz"].map(
    (name) => `ALTER TABLE a ADD x int DEFAULT ${name} (1)`,
  ),
  "ALTER TABLE a ALTER x TYPE int USING hash (x)",
  "CREATE INDEX i ON t (a, f(a))",
  "CREATE INDEX i ON t (other.lower(a))",
  'CREATE INDEX i ON t ("LOWER"(a), "a"."lower" (a))',
  "CREATE INDEX i ON t ((f(a)))",
  "SET LOCAL lock_timeout = 1",
  "SET search_path = a",
  "DO $$ $$",
  "SELECT 1",
])("%s may leave a setting behind", (sql) => {
  expect(setsNothing(sql)).toBe(false);
});
