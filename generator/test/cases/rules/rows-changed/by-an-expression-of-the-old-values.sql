-- finds risky column public.t.a at line 1
-- finds risky column public.t.b at line 2
-- finds risky column public.t.c at line 3
-- finds risky column public.t.d at line 4
-- finds risky column public.t.e at line 4

-- before
CREATE TABLE t (id bigint PRIMARY KEY, a text, b varchar(20), c numeric, d integer, e text);

-- seen
ALTER TABLE t ALTER COLUMN a TYPE text USING left(a, 3);
ALTER TABLE t ALTER COLUMN b SET DATA TYPE text USING substring(b FROM 2);
ALTER TABLE t ALTER COLUMN c TYPE numeric USING c::integer::numeric;
ALTER TABLE t ALTER COLUMN d TYPE bigint USING (d * 100), ALTER COLUMN e TYPE text USING (coalesce(e, 'none'))::text;
