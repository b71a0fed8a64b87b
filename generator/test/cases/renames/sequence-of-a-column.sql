CREATE TABLE t (id serial, n text);

-- then
ALTER SEQUENCE t_id_seq RENAME TO t_numbers;
