-- finds risky foreign key who on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE TABLE customers (id bigint PRIMARY KEY);

-- seen
ALTER TABLE orders ADD CONSTRAINT who FOREIGN KEY (customer_id) REFERENCES customers;
