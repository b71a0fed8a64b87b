-- finds risky unique one on public.t

-- before
CREATE TABLE t (a integer CONSTRAINT one UNIQUE, b integer CONSTRAINT other UNIQUE);

-- then
ALTER TABLE t DROP CONSTRAINT one;
