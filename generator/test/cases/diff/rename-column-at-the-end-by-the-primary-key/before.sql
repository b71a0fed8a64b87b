CREATE TABLE t (a bigint, b text, CONSTRAINT t_key PRIMARY KEY (a, b));
