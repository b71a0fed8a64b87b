CREATE TABLE t (id bigint, a text, b integer, c date, note text);
