-- finds breaking column public.t.a at line 2

-- before
CREATE TABLE t (id bigint PRIMARY KEY, a text);

-- seen
DO $$ BEGIN
  ALTER TABLE t ALTER COLUMN a TYPE integer USING 0;
END $$;
