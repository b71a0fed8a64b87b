-- finds risky table public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE TABLE customers (id bigint PRIMARY KEY);

-- seen
BEGIN;
LOCK TABLE orders IN EXCLUSIVE MODE;
INSERT INTO customers VALUES (1);
COMMIT;
