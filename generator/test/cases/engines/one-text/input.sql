-- What the server prints in another form once it has been dumped and restored, in each place where code can stand.
CREATE TYPE state AS ENUM ('open', 'closed');
CREATE TABLE orders (
  id integer PRIMARY KEY,
  state varchar(10) NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
  other varchar CHECK (other NOT IN ('a', 'b''s (ARRAY[', lower('C'))),
  total integer CHECK (total BETWEEN 1 AND 9 AND total <> 5),
  placed date,
  tags text[] DEFAULT ARRAY['a'::varchar, 'b']::varchar[]::text[],
  shown boolean GENERATED ALWAYS AS (state IN ('open', 'closed') AND total BETWEEN 1 AND 9) STORED,
  EXCLUDE USING btree ((state IN ('x', 'y')) WITH =) WHERE (other IN ('c', 'd') OR total NOT BETWEEN 2 AND 3)
);
CREATE TABLE lines (id integer, state varchar, "group" text, price numeric);
CREATE TABLE apart (elsewhere text);
CREATE INDEX of_open ON orders ((state IN ('open', 'waiting'))) WHERE state IN ('open', 'waiting') AND other IN ('"', ') AND (');
CREATE DOMAIN letter AS varchar CHECK (VALUE IN ('a', 'b') AND VALUE BETWEEN 'a' AND 'b' AND VALUE <> 'c');
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY few ON orders USING (state IN ('open', 'closed')) WITH CHECK (state NOT IN ('lost', 'found') OR (total, id) <> (1, 2));
CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER sometimes AFTER UPDATE ON orders FOR EACH ROW WHEN (NEW.state IN ('open', 'closed') AND old.* IS DISTINCT FROM new.*) EXECUTE FUNCTION nothing();
CREATE RULE kept AS ON DELETE TO orders WHERE old.state IN ('open', 'closed') DO INSTEAD UPDATE orders SET state = 'closed' WHERE id = old.id AND state IN ('open', 'x');
CREATE FUNCTION is_open(orders) RETURNS boolean RETURN $1.state IN ('open', 'waiting') AND $1.total BETWEEN 1 AND 2 AND true;
CREATE FUNCTION count_open(lowest integer DEFAULT 1, VARIADIC states text[] DEFAULT ARRAY['a'::varchar, 'b']) RETURNS bigint
  BEGIN ATOMIC SELECT count(*) FROM orders WHERE state IN ('open', 'waiting') AND EXISTS (SELECT 'x' FROM lines); END;
CREATE FUNCTION quoted() RETURNS boolean LANGUAGE sql AS $$ SELECT (ARRAY['a'::character varying])::text[] IS NULL AND (true AND true) $$;
CREATE TABLE by_state (state varchar, at date) PARTITION BY LIST ((state IN ('open', 'closed')));
CREATE TABLE by_state_open PARTITION OF by_state FOR VALUES IN (true);
CREATE PUBLICATION of_open FOR TABLE orders WHERE (id BETWEEN 1 AND 9 AND id <> 5);
CREATE VIEW open_orders AS SELECT orders.*, total + 1 AS more FROM orders WHERE state IN ('open', 'waiting') AND total BETWEEN 1 AND 3;
CREATE MATERIALIZED VIEW some_lines AS SELECT l."group", max(price) FILTER (WHERE state IN ('a', 'b')) AS highest FROM lines l GROUP BY l."group" HAVING count(*) > 1 WITH NO DATA;
CREATE VIEW joined AS SELECT o.id, l.price FROM orders o NATURAL LEFT JOIN apart JOIN lines l ON l.id = o.id WHERE l.state IN ('a', 'b');
CREATE VIEW crossed AS SELECT orders.id FROM orders, apart WHERE EXISTS (SELECT NULL, 'x' FROM lines WHERE id = orders.id) AND (orders.id, 'y') IN (SELECT id, 'y' FROM lines);
CREATE VIEW inner_queries AS SELECT total, (SELECT max(price) FROM lines WHERE lines.id = orders.id) AS price FROM orders ORDER BY orders.total DESC;
CREATE VIEW sorted AS SELECT upper(state) AS state, -total AS total, id AS key FROM orders o ORDER BY o.state, o.total + 1, o.id;
CREATE VIEW windows AS SELECT rank() OVER (PARTITION BY state ORDER BY id) AS id, sum(total) OVER w AS total FROM orders WINDOW w AS (ORDER BY orders.id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW);
CREATE VIEW common AS WITH c AS (SELECT id, state FROM lines) SELECT id, c.state IN ('a', 'b') AS few FROM c;
CREATE VIEW numbers AS SELECT n, n.n + 1 AS next FROM generate_series(1, 3) AS n;
CREATE VIEW nested AS SELECT q.id, q.state FROM (SELECT id, state FROM lines UNION ALL SELECT id, state FROM orders) q WHERE q.id > 1;
CREATE VIEW both_ways AS SELECT id FROM lines UNION SELECT id FROM orders ORDER BY 1;
CREATE VIEW listed AS SELECT v.a, ARRAY[v.b, 'x'::varchar]::varchar[]::text[] AS many FROM (VALUES (1, 'b'::varchar), (2, 'c')) v (a, b);
-- Names that a table's own name could be taken for: of a schema, and of a function and a type in it.
CREATE SCHEMA lines;
CREATE FUNCTION lines.price(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1';
CREATE TYPE lines.price AS ENUM ('low');
CREATE COLLATION lines.price FROM "C";
CREATE VIEW alike AS SELECT lines.price(lines.id) AS a, lines.price AS b, 'low'::lines.price AS c, lines.state COLLATE lines.price AS d, lines AS e FROM lines;
-- Options in the order in which they were set.
CREATE TABLE stored (id integer) WITH (parallel_workers = 2, fillfactor = 70);
CREATE INDEX stored_index ON stored USING gist (int4range(id, id)) WITH (fillfactor = 70, buffering = off);
CREATE VIEW guarded WITH (security_invoker = true, security_barrier = true) AS SELECT id FROM stored;
CREATE FUNCTION careful() RETURNS integer LANGUAGE sql SET work_mem = '4MB' SET search_path = '' AS 'SELECT 1';
-- CASE begins on a line of its own.
CREATE VIEW cases AS SELECT (id BETWEEN 1 AND 2) AND CASE WHEN id = 1 THEN true END AND id > 0 AS a, ARRAY[state, CASE WHEN id = 1 THEN 'x'::varchar END]::varchar[]::text[] AS b FROM lines;
CREATE TABLE documents (id integer, body xml, parts integer[], mark varchar);
CREATE VIEW documents_as_text AS SELECT xmlserialize(CONTENT d.body AS text) AS body, d.parts[d.id:] AS rest, d.parts[1:d.id] AS first FROM documents d;
CREATE VIEW cells AS SELECT cell FROM XMLTABLE('/row' PASSING xml '<row/>' COLUMNS cell integer PATH '@cell');
CREATE FUNCTION forget(integer) RETURNS integer BEGIN ATOMIC DELETE FROM documents WHERE id = $1 AND mark IN ('a', 'b') RETURNING -1; END;

-- A minus before a number that was cast is one number after a dump.
CREATE TABLE minus (
  whole integer DEFAULT -1::integer,
  nothing numeric DEFAULT -0::integer CHECK (nothing > -1.50::numeric),
  quotient numeric GENERATED ALWAYS AS (whole / -2::integer) STORED
);
CREATE VIEW minuses AS SELECT -1::integer AS whole, (-1.5)::numeric, - whole AS other, -3000000000::bigint AS large FROM minus WHERE whole > -2147483647::integer;
