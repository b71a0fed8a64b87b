-- finds breaking table public.orders
-- finds risky table public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE VIEW open_orders AS SELECT * FROM orders WHERE state = 'open';

-- seen
DELETE FROM open_orders;
UPDATE open_orders SET state = 'new';
