-- finds nothing

-- before
CREATE ROLE app;
CREATE TABLE t (id integer);
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE VIEW v WITH (security_invoker = true) AS SELECT id FROM t;

-- seen
ALTER FUNCTION f(integer) OWNER TO app;
ALTER VIEW v OWNER TO app;
ALTER TABLE t OWNER TO app;
CREATE VIEW fresh AS SELECT id FROM t;
ALTER VIEW fresh OWNER TO app;
