import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postgres } from "../../src/core/dialects/postgres/index.ts";
import { evaluate } from "../../src/core/mock/expression/evaluate.ts";
import { parseExpression } from "../../src/core/mock/expression/parse.ts";
import type { Value } from "../../src/core/mock/expression/value.ts";

/** Conditions of all kinds, with `$n` a NULL: the engine is asked what they come to. */
const conditions = `
1 < 2
2 <= 1
NULL > 1
NOT (1 = 1)
NOT (NULL = 1)
1 = 1 AND NULL
1 = 2 AND NULL
1 = 1 OR NULL
1 = 2 OR NULL
1 = 1 OR 1 = 2 AND 1 = 2
NOT 1 = 2 AND 1 = 1
1 + 2 * 3 = 7
(1 + 2) * 3 = 9
-2 + 3 = 1
- 2 ^ 2 = 4
7 % 4 = 3
10 - 4 - 3 = 3
0.1 + 0.2 = 0.3
1.5 BETWEEN 1 AND 2
3 NOT BETWEEN 1 AND 2
2 IN (1, 2, 3)
4 IN (1, NULL)
4 NOT IN (1, 2)
4 = ANY (ARRAY[1, 4])
4 <> ALL (ARRAY[1, 4])
5 > ALL (ARRAY[1, 4])
'M'::text = ANY (ARRAY['M'::text, 'F'::text])
NULL IS NULL
1 IS NOT NULL
(1 = 1) IS TRUE
(NULL::boolean) IS NOT TRUE
(1 = 2) IS FALSE
1 IS DISTINCT FROM NULL
NULL IS NOT DISTINCT FROM NULL
length('äöü') = 3
octet_length('äöü') = 6
char_length('a😀'::text) = 2
upper('straße') = 'STRASSE'
lower('ABC') = 'abc'
btrim('  a ') = 'a'
'abc' LIKE 'a%'
'abc' LIKE '_b_'
'a%c' LIKE 'a\\%c'
'abc' NOT LIKE 'b%'
'ABC' ILIKE 'a%'
'a.c' LIKE 'a_c'
'abc' ~ '^[a-c]+$'
'ABC' ~ '^[a-c]+$'
'ABC' ~* '^[a-c]+$'
'abc' !~ '^x'
'a1' ~ '^[[:alpha:]][[:digit:]]$'
'+49 89' ~ '^\\+\\d+ \\d+$'
'a@b.de' ~ '^[^@]+@[^@]+\\.[a-z]{2,}$'
'x' || 'y' = 'xy'
substring('abcdef' FROM 2 FOR 3) = 'bcd'
left('abc', 2) = 'ab'
right('abc', 2) = 'bc'
strpos('abc', 'c') = 3
position('c' IN 'abc') = 3
replace('abc', 'b', 'x') = 'axc'
coalesce(NULL, 2) = 2
nullif(1, 1) IS NULL
greatest(1, NULL, 3) = 3
least(2, 1) = 1
num_nonnulls(1, NULL, 2) = 2
num_nulls(1, NULL, 2) = 1
abs(-3) = 3
round(2.5) = 3
floor(-1.5) = -2
ceil(1.2) = 2
mod(7, 3) = 1
power(2, 3) = 8
CASE WHEN 1 = 1 THEN 2 ELSE 3 END = 2
CASE 5 WHEN 1 THEN true ELSE false END
CASE WHEN NULL THEN true END
'2024-02-29'::date < '2024-03-01'::date
'2024-02-29'::date + 1 = '2024-03-01'::date
'2024-03-01'::date - '2024-02-28'::date = 2
'2024-01-31'::timestamp + '1 month'::interval = '2024-02-29'::timestamp
'2024-03-31'::timestamp - '1 mon'::interval = '2024-02-29'::timestamp
'2024-01-01 12:00:00+02'::timestamptz = '2024-01-01 10:00:00+00'::timestamptz
'1 day'::interval > '23:00:00'::interval
extract(year from '2024-05-06'::date) = 2024
date_part('month', '2024-05-06'::date) = 5
extract(isodow from '2024-05-05'::date) = 7
extract(dow from '2024-05-05'::date) = 0
cardinality(ARRAY[1, 2]) = 2
array_length(ARRAY[1, 2], 1) = 2
starts_with('abc', 'ab')
(1)::numeric >= (0)::numeric
'-40'::integer < 0
'a'::text < 'b'::text
`
  .trim()
  .split("\n")
  .map((line) => line.replaceAll("\\\\", "\\"));

let engine: PGlite;
beforeAll(async () => {
  engine = await PGlite.create();
});
afterAll(() => engine.close());

const ours = (text: string): Value => {
  const parsed = parseExpression(text, postgres.script);
  if (parsed === undefined) throw new Error(`not read: ${text}`);
  return evaluate(parsed, { column: () => null, now: 0 });
};

describe("a condition comes to what the engine says", () => {
  test.each(conditions)("%s", async (condition) => {
    const { rows } = await engine.query<{ said: boolean | null }>(`SELECT (${condition}) AS said`);
    expect(ours(condition)).toBe(rows[0]!.said);
  });
});

test.each([
  "a[1] = 1",
  "(SELECT 1) = 1",
  "x AT TIME ZONE 'UTC' > y",
  "unclosed(",
  "1 +",
  "",
  "a ? 'b' ESCAPE 'c'",
  "'a' LIKE 'b' ESCAPE 'c'",
])("%j is not read", (text) => {
  expect(parseExpression(text, postgres.script)).toBeUndefined();
});
