CREATE TABLE t (id bigint, state text, note text, sum integer);
