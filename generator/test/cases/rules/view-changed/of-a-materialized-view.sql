-- finds risky materialized view public.m

-- before
CREATE TABLE t (id integer PRIMARY KEY, a integer, owner text);
CREATE MATERIALIZED VIEW m AS SELECT id, count(*) AS n FROM t WHERE a > 0 GROUP BY id;

-- then
DROP MATERIALIZED VIEW m;
CREATE MATERIALIZED VIEW m AS SELECT id, count(*) AS n FROM t GROUP BY id;
