-- finds risky exclusion apart on public.t

-- before
CREATE TABLE t (r int4range);

-- then
ALTER TABLE t ADD CONSTRAINT apart EXCLUDE USING gist (r WITH &&);
