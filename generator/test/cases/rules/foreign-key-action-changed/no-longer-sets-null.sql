-- finds breaking foreign key of_customer on public.orders

-- before
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, CONSTRAINT of_customer FOREIGN KEY (customer_id) REFERENCES customers ON DELETE SET NULL);

-- then
ALTER TABLE orders DROP CONSTRAINT of_customer;
ALTER TABLE orders ADD CONSTRAINT of_customer FOREIGN KEY (customer_id) REFERENCES customers ON DELETE NO ACTION;
