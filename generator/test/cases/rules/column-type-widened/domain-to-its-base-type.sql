-- finds safe column public.t.c

-- before
CREATE DOMAIN code AS text CHECK (VALUE <> '');
CREATE TABLE t (c code);

-- then
ALTER TABLE t ALTER c TYPE text;
