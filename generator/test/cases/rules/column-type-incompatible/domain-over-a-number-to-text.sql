-- finds breaking column public.t.q

-- before
CREATE DOMAIN d AS integer;
CREATE TABLE t (q d);

-- then
ALTER TABLE t ALTER q TYPE text;
