CREATE TABLE t (id bigint, handle varchar(100) CONSTRAINT t_slug_key UNIQUE, note text);
