CREATE TABLE orders (id bigint PRIMARY KEY, state text, total numeric(10,2), placed_at date);
CREATE MATERIALIZED VIEW large AS SELECT id FROM orders;
CREATE INDEX big_id ON large (id);
