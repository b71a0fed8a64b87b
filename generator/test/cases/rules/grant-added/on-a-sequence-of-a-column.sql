-- finds safe column public.t.id

-- before
CREATE ROLE reader;
CREATE TABLE t (id serial);

-- then
GRANT USAGE ON SEQUENCE t_id_seq TO reader;
