-- finds risky table public.orders at line 2

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
INSERT INTO orders VALUES (1, 'new');

-- seen
CREATE VIEW old_orders AS SELECT id, state FROM orders;
UPDATE old_orders SET state = 'old';
DROP VIEW old_orders;
