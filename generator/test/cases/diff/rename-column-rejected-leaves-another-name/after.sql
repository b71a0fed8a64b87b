CREATE TABLE t (id bigint, b text, c text, note text);
