-- finds breaking column public.t.id

-- before
CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY);

-- then
ALTER TABLE t ALTER id DROP IDENTITY;
