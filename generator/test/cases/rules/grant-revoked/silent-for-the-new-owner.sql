-- finds nothing

-- before
CREATE ROLE app;
CREATE TABLE t (id bigint PRIMARY KEY);
CREATE VIEW v AS SELECT id FROM t;
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
GRANT SELECT ON t, v TO app;
GRANT EXECUTE ON FUNCTION f(integer) TO app;

-- seen
ALTER TABLE t OWNER TO app;
ALTER VIEW v OWNER TO app;
ALTER FUNCTION f(integer) OWNER TO "app";
