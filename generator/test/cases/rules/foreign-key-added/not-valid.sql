-- finds safe foreign key to_customer on public.orders

-- before
CREATE TABLE customers (id bigint PRIMARY KEY, email varchar(50), country char(2));
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);

-- then
ALTER TABLE orders ADD CONSTRAINT to_customer FOREIGN KEY (customer_id) REFERENCES customers NOT VALID;
