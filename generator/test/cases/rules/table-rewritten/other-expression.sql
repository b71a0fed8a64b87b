-- finds risky column public.t.b

-- before
CREATE TABLE t (a integer, b integer GENERATED ALWAYS AS (a + 1) STORED);

-- then
ALTER TABLE t DROP COLUMN b;
ALTER TABLE t ADD COLUMN b integer GENERATED ALWAYS AS (a + 2) STORED;
