CREATE TABLE t (a bigint, c text, CONSTRAINT t_key PRIMARY KEY (a, c));
