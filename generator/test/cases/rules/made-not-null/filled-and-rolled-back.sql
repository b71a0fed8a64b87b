-- finds risky column public.t.a

-- before
CREATE TABLE t (a integer);

-- seen
BEGIN;
UPDATE t SET a = 0 WHERE a IS NULL;
ROLLBACK;
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
