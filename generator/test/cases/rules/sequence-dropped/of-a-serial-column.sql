-- finds breaking column public.t.id

-- before
CREATE TABLE t (id serial);

-- then
ALTER TABLE t ALTER id DROP DEFAULT;
DROP SEQUENCE t_id_seq;
