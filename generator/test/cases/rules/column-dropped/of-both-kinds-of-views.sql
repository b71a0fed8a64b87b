-- finds breaking column public.m.state
-- finds breaking column public.v."State"

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE VIEW v AS SELECT id, state AS "State" FROM orders;
CREATE MATERIALIZED VIEW m AS SELECT id, state FROM orders;

-- then
DROP VIEW v;
DROP MATERIALIZED VIEW m;
CREATE VIEW v AS SELECT id FROM orders;
CREATE MATERIALIZED VIEW m AS SELECT id FROM orders;
