CREATE TABLE e (id bigint, at date, x text) PARTITION BY RANGE (at);
