CREATE TABLE t (id bigint, b text);
