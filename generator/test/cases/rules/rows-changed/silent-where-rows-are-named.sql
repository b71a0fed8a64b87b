-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE TABLE customers (id bigint PRIMARY KEY);

-- seen
UPDATE orders SET state = 'x' WHERE id IN (SELECT id FROM orders WHERE state IS NULL LIMIT 5000);
DELETE FROM orders WHERE id = 1;
