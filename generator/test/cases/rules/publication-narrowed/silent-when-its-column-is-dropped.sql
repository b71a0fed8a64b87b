-- finds nothing

-- before
CREATE TABLE t (a integer, b integer);
CREATE PUBLICATION p FOR TABLE t (a, b);

-- then
ALTER PUBLICATION p SET TABLE t (a);
ALTER TABLE t DROP COLUMN b;
