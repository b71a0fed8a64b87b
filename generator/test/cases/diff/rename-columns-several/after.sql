CREATE TABLE t (id bigint, x text, b date, y text, d date);
