-- finds nothing

-- before
CREATE DOMAIN d AS integer;
CREATE TABLE t (a bigint);
CREATE VIEW v AS SELECT 1 AS a;

-- then
ALTER DOMAIN d SET DEFAULT 1;
ALTER TABLE t ALTER a TYPE integer;
DROP VIEW v;
CREATE VIEW v AS SELECT 'a' AS a;
