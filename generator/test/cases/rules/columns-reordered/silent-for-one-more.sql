-- finds nothing

-- before
CREATE TABLE t (a integer, b integer);
CREATE VIEW v AS SELECT a, b FROM t;

-- then
DROP VIEW v;
CREATE VIEW v AS SELECT 1 AS c, a, b FROM t;
ALTER TABLE t DROP COLUMN a CASCADE;
