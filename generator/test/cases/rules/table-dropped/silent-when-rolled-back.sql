-- finds nothing

-- before
CREATE TABLE t (id bigint PRIMARY KEY, a integer);

-- seen
BEGIN;
DROP TABLE t;
ROLLBACK;
BEGIN;
SAVEPOINT one;
DROP TABLE t;
ROLLBACK TO SAVEPOINT one;
ALTER TABLE t ADD COLUMN b integer;
COMMIT;
