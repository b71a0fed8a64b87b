-- finds safe unique strict on public.t

-- before
CREATE TABLE t (a integer NOT NULL, CONSTRAINT one UNIQUE (a));

-- seen
ALTER TABLE t ADD CONSTRAINT strict UNIQUE NULLS NOT DISTINCT (a);
