-- finds risky column public.t.id

-- before
CREATE TABLE t (id bigserial PRIMARY KEY);

-- then
ALTER SEQUENCE t_id_seq AS integer;
