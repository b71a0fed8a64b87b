-- finds nothing

-- before
CREATE TABLE t (a integer);

-- seen
BEGIN;
TRUNCATE t;
ROLLBACK;
