CREATE TABLE t (id bigint, state text CONSTRAINT one UNIQUE);
