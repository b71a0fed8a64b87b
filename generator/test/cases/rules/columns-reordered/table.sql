-- finds risky table public.t

-- before
CREATE TABLE t (a integer, b integer);

-- then
ALTER TABLE t ADD COLUMN c integer;
UPDATE t SET c = a;
ALTER TABLE t DROP COLUMN a;
ALTER TABLE t RENAME COLUMN c TO a;
