CREATE TABLE t (a integer);
CREATE INDEX i ON t (a);

-- then
DROP INDEX i;
CREATE INDEX j ON t (a);
