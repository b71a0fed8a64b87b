CREATE TABLE t (key bigint, state text);
