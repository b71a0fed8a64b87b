CREATE TABLE t (id bigint, x text, y date, note text);
