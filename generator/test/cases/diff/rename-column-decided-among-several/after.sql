CREATE TABLE t (id bigint, c text, d text, note text);
