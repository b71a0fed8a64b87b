-- finds nothing

-- before
CREATE TABLE t (id bigint PRIMARY KEY, a integer);

-- seen
BEGIN;
SAVEPOINT one;
ALTER TABLE t DROP COLUMN a;
ROLLBACK TO one;
ALTER TABLE t ADD COLUMN b integer;
COMMIT;
