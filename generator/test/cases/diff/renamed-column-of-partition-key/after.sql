CREATE TABLE e (id bigint, day date, x text) PARTITION BY RANGE (day);
