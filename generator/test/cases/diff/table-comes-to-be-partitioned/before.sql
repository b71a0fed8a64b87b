CREATE TABLE e (id bigint, at date);
