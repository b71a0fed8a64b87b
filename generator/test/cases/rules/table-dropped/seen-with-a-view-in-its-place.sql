-- finds breaking table public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE TABLE all_orders (id bigint, archived boolean);

-- seen
DROP TABLE orders;
CREATE VIEW orders AS SELECT id FROM all_orders WHERE NOT archived;
