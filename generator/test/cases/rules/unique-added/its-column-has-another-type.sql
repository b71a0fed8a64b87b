-- finds risky unique two on public.t

-- before
CREATE TABLE t (a numeric, b integer, CONSTRAINT one UNIQUE (a));

-- then
ALTER TABLE t ALTER COLUMN a TYPE integer;
ALTER TABLE t ADD CONSTRAINT two UNIQUE (a, b);
