-- finds risky view public.v

-- before
CREATE VIEW v AS SELECT 1 AS a;

-- then
DROP VIEW v;
CREATE TABLE v (a integer);
