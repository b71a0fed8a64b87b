-- finds risky unique one on public.t

-- before
CREATE TABLE t (a integer CONSTRAINT one UNIQUE);

-- then
ALTER TABLE t DROP CONSTRAINT one;
ALTER TABLE t ADD CONSTRAINT one UNIQUE NULLS NOT DISTINCT (a);
