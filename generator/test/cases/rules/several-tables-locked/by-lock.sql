-- finds risky table public.customers at line 2

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, note text);
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE parts (id bigint PRIMARY KEY);

-- seen
BEGIN;
LOCK orders, customers;
ALTER TABLE customers ADD COLUMN region text;
ALTER TABLE parts ADD COLUMN region text;
COMMIT;
