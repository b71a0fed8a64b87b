CREATE TABLE a (id bigint, state text, total numeric(10,2), placed_at date);
CREATE TABLE b (x text);
