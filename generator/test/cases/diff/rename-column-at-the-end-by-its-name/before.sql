CREATE TABLE t (id bigint, adress text);
