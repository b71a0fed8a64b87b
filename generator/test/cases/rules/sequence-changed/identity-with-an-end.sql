-- finds risky column public.t.id

-- before
CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);

-- then
ALTER TABLE t ALTER COLUMN id SET MAXVALUE 5000 SET CYCLE;
