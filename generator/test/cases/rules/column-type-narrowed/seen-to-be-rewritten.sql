-- finds breaking column public.t.a
-- finds breaking column public.t.b
-- finds breaking column public.t.c

-- before
CREATE DOMAIN code AS text CHECK (VALUE <> '');
CREATE TABLE t (a text, b text, c text);

-- seen
ALTER TABLE t ALTER COLUMN a TYPE inet USING a::inet;
ALTER TABLE t ALTER COLUMN b TYPE varchar(100);
ALTER TABLE t ALTER COLUMN c TYPE code;
