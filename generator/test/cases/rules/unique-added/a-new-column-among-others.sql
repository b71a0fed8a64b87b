-- finds safe unique one on public.t

-- before
CREATE TABLE t (a integer);

-- seen
ALTER TABLE t ADD COLUMN b integer;
ALTER TABLE t ADD CONSTRAINT one UNIQUE (a, b);
