-- finds safe column public.t.v

-- before
CREATE DOMAIN d AS text CHECK (VALUE <> '');
CREATE DOMAIN e AS d CHECK (VALUE <> 'x');
CREATE TABLE t (v e);

-- then
ALTER TABLE t ALTER v TYPE d;
