CREATE TABLE t (id bigint, user_name text);
