CREATE TABLE t (id bigint, phase text);
