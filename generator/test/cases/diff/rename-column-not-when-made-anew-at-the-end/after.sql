CREATE TABLE t (id bigint, x uuid, a text, created_at date);
