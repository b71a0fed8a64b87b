-- finds safe index by_a on public.m

-- before
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a, 2 AS b;
CREATE INDEX by_a ON m (a);
CREATE INDEX other ON m (a, b);

-- then
DROP INDEX by_a;
