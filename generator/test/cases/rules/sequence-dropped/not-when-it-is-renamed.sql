-- finds nothing

-- before
CREATE SEQUENCE a; CREATE TABLE t (id serial);

-- seen
ALTER SEQUENCE a RENAME TO b;
ALTER SEQUENCE t_id_seq RENAME TO c;
