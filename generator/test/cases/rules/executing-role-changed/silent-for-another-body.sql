-- finds nothing

-- before
CREATE TABLE t (a integer);
CREATE VIEW v WITH (security_invoker = true) AS SELECT a FROM t;
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql SECURITY DEFINER AS 'SELECT a';

-- then
ALTER VIEW v SET (security_invoker = on, security_barrier);
CREATE OR REPLACE FUNCTION f(a integer) RETURNS integer LANGUAGE sql SECURITY DEFINER AS 'SELECT a + 1';
