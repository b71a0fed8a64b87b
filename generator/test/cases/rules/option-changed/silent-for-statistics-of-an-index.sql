-- finds nothing

-- before
CREATE TABLE t (a text);
CREATE INDEX i ON t (lower(a));

-- then
ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 200;
ALTER TABLE t SET (toast.autovacuum_enabled = off);
