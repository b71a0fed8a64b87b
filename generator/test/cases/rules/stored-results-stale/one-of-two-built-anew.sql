-- finds risky routine public.f(integer)

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer);
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + 1';
CREATE INDEX t_f ON t (f(a)); CREATE INDEX t_g ON t (f(id));

-- seen
CREATE OR REPLACE FUNCTION f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + 2';
REINDEX INDEX t_f;
