CREATE TABLE t (id bigint, a text, b text, note text);
