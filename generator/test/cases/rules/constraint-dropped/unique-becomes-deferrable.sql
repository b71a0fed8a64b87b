-- finds risky unique one on public.t

-- before
CREATE TABLE t (a integer, CONSTRAINT one UNIQUE (a));

-- then
ALTER TABLE t DROP CONSTRAINT one, ADD CONSTRAINT one UNIQUE (a) DEFERRABLE;
