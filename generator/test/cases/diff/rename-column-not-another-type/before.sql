CREATE TABLE t (id bigint, state text, note text);
