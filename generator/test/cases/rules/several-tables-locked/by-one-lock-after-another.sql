-- finds risky table public.customers at line 3

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, note text);
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE parts (id bigint PRIMARY KEY);

-- seen
BEGIN;
LOCK TABLE orders;
LOCK TABLE customers IN ACCESS EXCLUSIVE MODE;
ALTER TABLE customers ADD COLUMN region text;
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
COMMIT;
