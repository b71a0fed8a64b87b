CREATE TABLE orders (id bigint PRIMARY KEY, state text, total numeric(10,2), placed_at date);
CREATE MATERIALIZED VIEW m AS SELECT id FROM orders;
CREATE INDEX gone ON m (id);
