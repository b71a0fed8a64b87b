-- finds breaking column public.t.id

-- before
CREATE TABLE t (id bigint PRIMARY KEY, a integer);

-- seen
ALTER TABLE t ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;
