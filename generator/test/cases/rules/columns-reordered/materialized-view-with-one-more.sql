-- finds risky materialized view public.v

-- before
CREATE TABLE t (a integer, b integer);
CREATE MATERIALIZED VIEW v AS SELECT a, b FROM t;

-- then
DROP MATERIALIZED VIEW v;
CREATE MATERIALIZED VIEW v AS SELECT b, 1 AS c, a FROM t;
