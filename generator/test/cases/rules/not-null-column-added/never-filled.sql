-- finds breaking column public.orders.region

-- before
CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE TABLE regions (name text);

-- seen
BEGIN;
ALTER TABLE orders ADD COLUMN region text;
COMMIT;
UPDATE regions SET name = 'north';
ALTER TABLE orders ALTER COLUMN region SET NOT NULL;
