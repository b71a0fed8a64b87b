CREATE TABLE orders (id bigint PRIMARY KEY, state text, total numeric(10,2), placed_at date);
CREATE VIEW v AS SELECT 1 AS n;
CREATE MATERIALIZED VIEW m AS SELECT 1 AS n;
