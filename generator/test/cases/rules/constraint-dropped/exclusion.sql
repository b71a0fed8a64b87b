-- finds risky exclusion apart on public.t

-- before
CREATE TABLE t (r int4range, CONSTRAINT apart EXCLUDE USING gist (r WITH &&));

-- then
ALTER TABLE t DROP CONSTRAINT apart;
