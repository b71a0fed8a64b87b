-- finds breaking column public.t.a at line 1
-- finds breaking column public.t.b at line 1
-- finds breaking column public.t."C" at line 2

-- before
CREATE TABLE t (id bigint PRIMARY KEY, a integer, b text, "C" text, d text, e timestamp, f text);

-- seen
ALTER TABLE t ALTER COLUMN a TYPE integer USING 0, ALTER b SET DATA TYPE integer USING NULL::integer;
ALTER TABLE t ALTER COLUMN "C" TYPE varchar(20) USING coalesce(b::text, 'c');
ALTER TABLE t ALTER COLUMN d TYPE integer USING nullif(d, '')::integer, ALTER COLUMN e TYPE timestamptz USING e AT TIME ZONE 'UTC';
ALTER TABLE t ALTER COLUMN f TYPE integer USING CASE WHEN "f" = 'x' THEN 1 ELSE 0 END;
