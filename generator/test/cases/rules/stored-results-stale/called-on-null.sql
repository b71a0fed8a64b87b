-- finds risky routine public.f(integer)

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer);
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a + 1';
ALTER FUNCTION f STRICT;
CREATE INDEX t_f ON t (f(a));

-- then
ALTER FUNCTION f CALLED ON NULL INPUT;
