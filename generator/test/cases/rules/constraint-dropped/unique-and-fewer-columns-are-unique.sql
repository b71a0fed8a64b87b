-- finds risky unique one on public.t

-- before
CREATE TABLE t (a integer PRIMARY KEY, b integer, CONSTRAINT one UNIQUE (a, b));

-- then
ALTER TABLE t DROP CONSTRAINT one;
