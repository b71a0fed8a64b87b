-- finds breaking column public.t.v

-- before
CREATE DOMAIN d AS text NOT NULL;
CREATE TABLE t (v text);

-- then
ALTER TABLE t ALTER v TYPE d;
