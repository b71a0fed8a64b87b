-- finds risky unique one on public.t

-- before
CREATE TABLE t (a integer);

-- then
ALTER TABLE t ADD COLUMN b integer GENERATED ALWAYS AS (a * 2) STORED CONSTRAINT one UNIQUE;
