-- finds risky unique one on public.t

-- before
CREATE TABLE t (a integer);

-- then
ALTER TABLE t ADD COLUMN b text DEFAULT 'x' CONSTRAINT one UNIQUE;
