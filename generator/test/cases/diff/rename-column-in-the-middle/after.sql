CREATE TABLE t (id bigint, status text, note text);
