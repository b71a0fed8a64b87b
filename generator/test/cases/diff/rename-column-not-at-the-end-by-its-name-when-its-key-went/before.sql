CREATE TABLE t (id bigint PRIMARY KEY, parent_ids bigint CONSTRAINT t_parent_ids_fkey REFERENCES t);
