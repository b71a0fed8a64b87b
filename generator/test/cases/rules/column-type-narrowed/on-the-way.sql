-- finds breaking column public.t.a at line 1
-- finds breaking column public.t.b at line 3
-- finds breaking column public.t.c at line 5
-- finds breaking column public.t.d at line 8
-- finds breaking column public.t."E" at line 10

-- before
CREATE TABLE t (id bigint PRIMARY KEY, a timestamp, b numeric, c text, d timestamptz, "E" numeric(10, 2));

-- seen
ALTER TABLE t ALTER COLUMN a TYPE date;
ALTER TABLE t ALTER COLUMN a TYPE timestamp;
ALTER TABLE t ALTER COLUMN b TYPE integer USING b::integer;
ALTER TABLE t ALTER COLUMN b SET DATA TYPE numeric;
ALTER TABLE t ALTER COLUMN c TYPE varchar(3) USING left(c, 3);
ALTER TABLE t ALTER COLUMN c TYPE varchar(30);
ALTER TABLE t ALTER COLUMN c TYPE text;
ALTER TABLE t ALTER COLUMN d TYPE timestamptz(0);
ALTER TABLE t ALTER COLUMN d TYPE timestamp with time zone;
ALTER TABLE t ALTER COLUMN "E" TYPE numeric(8, 0);
ALTER TABLE t ALTER COLUMN "E" TYPE text;
