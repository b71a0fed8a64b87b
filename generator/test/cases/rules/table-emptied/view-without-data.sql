-- finds breaking materialized view public.m at line 1
-- finds breaking materialized view public.n at line 4

-- before
CREATE TABLE t (a integer);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
CREATE MATERIALIZED VIEW n AS SELECT a FROM t;

-- seen
REFRESH MATERIALIZED VIEW m WITH NO DATA;
BEGIN;
DROP MATERIALIZED VIEW n;
CREATE MATERIALIZED VIEW n AS SELECT a FROM t WITH NO DATA;
COMMIT;
