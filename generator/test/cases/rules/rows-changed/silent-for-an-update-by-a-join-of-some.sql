-- finds nothing

-- before
CREATE TABLE customers (id bigint PRIMARY KEY, name text);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, who text);

-- seen
UPDATE orders o SET who = c.name FROM customers c WHERE c.id = o.customer_id AND o.id BETWEEN 1 AND 1000;
UPDATE orders o SET who = 'x' WHERE o.id = o.customer_id;
