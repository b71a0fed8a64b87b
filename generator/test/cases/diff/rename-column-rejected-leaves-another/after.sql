CREATE TABLE t (id bigint, c text, note text);
