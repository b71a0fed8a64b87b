-- finds risky column public.m.state

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE MATERIALIZED VIEW m AS SELECT id, state FROM orders;

-- then
DROP MATERIALIZED VIEW m;
CREATE MATERIALIZED VIEW m AS SELECT id, total AS state FROM orders;
