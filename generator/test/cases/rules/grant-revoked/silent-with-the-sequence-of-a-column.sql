-- finds nothing

-- before
CREATE ROLE reader;
CREATE TABLE t (id serial);
GRANT USAGE ON SEQUENCE t_id_seq TO reader;

-- then
ALTER TABLE t ALTER COLUMN id DROP DEFAULT;
DROP SEQUENCE t_id_seq;
