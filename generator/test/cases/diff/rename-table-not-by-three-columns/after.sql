CREATE TABLE purchases (id bigint, state text, total integer);
