-- finds breaking column public.orders.p

-- before
CREATE TABLE orders (id integer, p integer, q bigint);

-- seen
ALTER TABLE orders DROP COLUMN p;
ALTER TABLE orders RENAME COLUMN q TO p;
