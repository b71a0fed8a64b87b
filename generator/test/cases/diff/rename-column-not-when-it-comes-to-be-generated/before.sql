CREATE TABLE t (id bigint, twice bigint, note text);
