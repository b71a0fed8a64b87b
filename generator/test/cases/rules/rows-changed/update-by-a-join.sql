-- finds risky table public.orders at line 1

-- before
CREATE TABLE customers (id bigint PRIMARY KEY, name text);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, who text);

-- seen
UPDATE orders o SET who = c.name FROM customers c WHERE c.id = o.customer_id;
