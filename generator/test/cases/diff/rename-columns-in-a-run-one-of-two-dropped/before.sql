CREATE TABLE t (id bigint, a text, b text, c date, note text);
