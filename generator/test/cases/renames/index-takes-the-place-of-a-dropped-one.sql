CREATE TABLE t (a integer, b integer);
CREATE INDEX i ON t (a);
CREATE INDEX j ON t (b);

-- then
DROP INDEX i;
ALTER INDEX j RENAME TO i;
