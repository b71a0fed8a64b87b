-- finds risky column public.t.id

-- before
CREATE TABLE t (id serial PRIMARY KEY);

-- then
ALTER TABLE t ALTER id DROP DEFAULT;
DROP SEQUENCE t_id_seq;
ALTER TABLE t ALTER id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME t_id_sequence);
