-- finds risky table public.customers at line 3

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, note text);
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE parts (id bigint PRIMARY KEY);

-- seen
BEGIN;
ALTER TABLE orders ADD COLUMN region text;
ALTER TABLE customers ADD COLUMN region text;
UPDATE customers SET region = 'eu';
ALTER TABLE customers ALTER COLUMN region SET NOT NULL;
UPDATE parts SET id = id + 1;
COMMIT;
