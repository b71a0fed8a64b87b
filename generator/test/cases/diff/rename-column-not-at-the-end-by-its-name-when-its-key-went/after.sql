CREATE TABLE t (id bigint PRIMARY KEY, parent_id bigint CONSTRAINT t_parent_id_fkey REFERENCES t);
