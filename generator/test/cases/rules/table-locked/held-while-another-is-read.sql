-- finds risky table public.customers at line 3

-- before
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, note text);

-- seen
BEGIN;
ALTER TABLE customers ADD COLUMN region text;
CREATE INDEX ON orders (note);
UPDATE orders SET note = 'x';
COMMIT;
