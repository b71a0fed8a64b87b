CREATE TABLE t (id bigint, a text, b date, c text, d date);
