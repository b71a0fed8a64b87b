CREATE TABLE t (id bigint, status text, phase text, note text);
