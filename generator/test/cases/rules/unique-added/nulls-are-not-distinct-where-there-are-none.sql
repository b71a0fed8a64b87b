-- finds safe unique strict on public.t

-- before
CREATE TABLE t (a integer NOT NULL, CONSTRAINT one UNIQUE (a));

-- then
ALTER TABLE t ADD CONSTRAINT strict UNIQUE NULLS NOT DISTINCT (a);
