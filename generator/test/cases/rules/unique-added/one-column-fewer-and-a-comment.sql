-- finds risky unique one on public.t

-- before
CREATE TABLE t (a integer, b integer, CONSTRAINT one UNIQUE (a, b));

-- then
ALTER TABLE t DROP CONSTRAINT one, ADD CONSTRAINT one UNIQUE (a);
COMMENT ON CONSTRAINT one ON t IS 'each once';
