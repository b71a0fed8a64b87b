CREATE TABLE orders (id bigint PRIMARY KEY, state text, total numeric(10,2), placed_at date);
CREATE MATERIALIZED VIEW m AS SELECT id, state FROM orders;
CREATE UNIQUE INDEX come ON m (id);
