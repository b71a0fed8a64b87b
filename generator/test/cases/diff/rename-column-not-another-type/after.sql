CREATE TABLE t (id bigint, status varchar, note text);
