-- finds risky table public.orders

-- before
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, state text);
INSERT INTO customers VALUES (1);
INSERT INTO orders VALUES (1, 1, 'new');
CREATE VIEW known AS SELECT id, state FROM orders WHERE customer_id IN (SELECT id FROM customers);

-- seen
UPDATE known SET state = 'old';
