CREATE TABLE t (id bigint, note text, status text, sum integer);
