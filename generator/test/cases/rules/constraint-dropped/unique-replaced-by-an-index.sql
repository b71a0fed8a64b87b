-- finds safe unique one on public.t

-- before
CREATE TABLE t (a integer CONSTRAINT one UNIQUE);

-- then
ALTER TABLE t DROP CONSTRAINT one;
CREATE UNIQUE INDEX t_a ON t (a);
