-- finds risky routine public.f(integer) at line 1
-- finds risky view public.v at line 2

-- before
CREATE ROLE app;
CREATE TABLE t (id integer);
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = '' AS 'SELECT 1';
CREATE VIEW v AS SELECT id FROM t;

-- seen
ALTER FUNCTION f(integer) OWNER TO app;
ALTER VIEW v OWNER TO app;
