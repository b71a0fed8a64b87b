-- finds risky unique one on public.t

-- before
CREATE TABLE t (a integer, CONSTRAINT one UNIQUE (a), CONSTRAINT two UNIQUE (a) DEFERRABLE);

-- then
ALTER TABLE t DROP CONSTRAINT one;
