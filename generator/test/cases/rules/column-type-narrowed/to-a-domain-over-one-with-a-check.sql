-- finds breaking column public.t.v

-- before
CREATE DOMAIN d AS text CHECK (VALUE <> '');
CREATE DOMAIN e AS d;
CREATE TABLE t (v text);

-- then
ALTER TABLE t ALTER v TYPE e;
