CREATE TABLE t (id bigint, slug varchar(255) CONSTRAINT t_slug_key UNIQUE);
