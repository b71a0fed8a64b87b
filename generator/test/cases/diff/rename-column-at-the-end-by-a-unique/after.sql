CREATE TABLE t (id bigint, phase text CONSTRAINT one UNIQUE);
