-- finds nothing

-- before
CREATE TABLE t (id serial);

-- then
ALTER SEQUENCE t_id_seq OWNED BY NONE;
