-- finds safe column public.t.v

-- before
CREATE DOMAIN d AS text;
CREATE TABLE t (v text);

-- then
ALTER TABLE t ALTER v TYPE d;
