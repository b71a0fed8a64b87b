-- finds breaking materialized view public.m

-- before
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;

-- then
DROP MATERIALIZED VIEW m;
