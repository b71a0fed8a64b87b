-- finds risky materialized view public.all_orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE MATERIALIZED VIEW all_orders AS SELECT id FROM orders;

-- then
DROP MATERIALIZED VIEW all_orders;
CREATE MATERIALIZED VIEW all_orders AS SELECT id FROM orders WHERE state <> 'lost';
