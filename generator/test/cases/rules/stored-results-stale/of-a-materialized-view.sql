-- finds risky routine public.f(integer)

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer);
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + 1';
CREATE MATERIALIZED VIEW m AS SELECT * FROM t;
CREATE INDEX m_f ON m (f(a));

-- then
CREATE OR REPLACE FUNCTION f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + 2';
