-- finds risky foreign key buyer on public.orders at line 2

-- before
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint CONSTRAINT buyer REFERENCES customers);

-- seen
BEGIN;
ALTER TABLE orders DROP CONSTRAINT buyer;
COMMIT;
ALTER TABLE orders ADD CONSTRAINT customer FOREIGN KEY (customer_id) REFERENCES customers ON DELETE CASCADE NOT VALID;
