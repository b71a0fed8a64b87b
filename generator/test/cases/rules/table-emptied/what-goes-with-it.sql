-- finds breaking table public.customers
-- finds breaking table public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE TABLE customers (id bigint PRIMARY KEY);
ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers;

-- seen
TRUNCATE customers CASCADE;
