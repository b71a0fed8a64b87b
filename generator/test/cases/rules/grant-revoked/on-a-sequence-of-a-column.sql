-- finds breaking column public.t.id

-- before
CREATE ROLE reader;
CREATE TABLE t (id serial);
GRANT USAGE, SELECT ON SEQUENCE t_id_seq TO reader;

-- then
REVOKE USAGE ON SEQUENCE t_id_seq FROM reader;
