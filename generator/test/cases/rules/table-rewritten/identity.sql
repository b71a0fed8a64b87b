-- finds risky column public.t.id

-- before
CREATE TABLE t (a integer);

-- then
ALTER TABLE t ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY;
