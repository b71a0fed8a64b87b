-- finds risky unique strict on public.t

-- before
CREATE TABLE t (a integer, b integer, CONSTRAINT one UNIQUE (a));

-- then
ALTER TABLE t ADD CONSTRAINT strict UNIQUE NULLS NOT DISTINCT (a);
