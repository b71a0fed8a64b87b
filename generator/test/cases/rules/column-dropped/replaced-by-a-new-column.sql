-- finds breaking column public.orders.p

-- before
CREATE TABLE orders (id integer, p integer);

-- seen
ALTER TABLE orders ADD COLUMN q bigint;
UPDATE orders SET q = p;
ALTER TABLE orders DROP COLUMN p;
ALTER TABLE orders RENAME COLUMN q TO p;
