CREATE TABLE t (id bigint, phase integer);
CREATE TABLE other (id bigint, phase integer);
