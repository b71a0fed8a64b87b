-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE TABLE customers (id bigint PRIMARY KEY, note text);

-- seen
DELETE FROM orders WHERE state = state;
DELETE FROM orders WHERE id BETWEEN 1 AND 2;
UPDATE orders SET note = '' WHERE true AND id = 1;
UPDATE orders SET note = '' WHERE NOT true OR id = 2;
DELETE FROM orders WHERE 1 = 0;
UPDATE orders SET note = '' WHERE (id = 1) OR (id = 2);
UPDATE orders SET note = '' WHERE id = 1 AND (customer_id = customer_id OR note IS NULL);
