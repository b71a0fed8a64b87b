-- finds risky routine public.g(integer) at line 2

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer);
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + 1';
CREATE INDEX t_f ON t (f(a));

-- seen
ALTER FUNCTION f RENAME TO g;
CREATE OR REPLACE FUNCTION g(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + 2';
