CREATE TABLE t (p integer, q bigint);
CREATE INDEX i ON t (p);

-- then
UPDATE t SET q = p;
ALTER TABLE t DROP COLUMN p;
ALTER TABLE t RENAME COLUMN q TO p;
