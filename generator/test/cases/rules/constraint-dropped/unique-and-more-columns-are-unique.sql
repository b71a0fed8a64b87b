-- finds risky unique one on public.t

-- before
CREATE TABLE t (a integer CONSTRAINT one UNIQUE, b integer, CONSTRAINT two UNIQUE (a, b));

-- then
ALTER TABLE t DROP CONSTRAINT one;
