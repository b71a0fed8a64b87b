CREATE TABLE orders (id bigint PRIMARY KEY, state text, total numeric(10,2), placed_at date);
ALTER TABLE orders ALTER total TYPE numeric(12,2), ALTER placed_at TYPE timestamp;
