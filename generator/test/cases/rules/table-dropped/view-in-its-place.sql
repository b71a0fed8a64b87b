-- finds breaking table public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE TABLE all_orders (id bigint, archived boolean);

-- then
DROP TABLE orders;
CREATE VIEW orders AS SELECT id FROM all_orders WHERE NOT archived;
