CREATE TABLE t (id bigint, address text);
