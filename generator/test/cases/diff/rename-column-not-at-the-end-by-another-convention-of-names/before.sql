CREATE TABLE t (id bigint, "userName" text);
