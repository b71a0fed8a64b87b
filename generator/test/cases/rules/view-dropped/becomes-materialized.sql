-- finds risky view public.big

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE VIEW big AS SELECT id FROM orders;

-- then
DROP VIEW big;
CREATE MATERIALIZED VIEW big AS SELECT id FROM orders;
