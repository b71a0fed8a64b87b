-- finds safe unique orders_ref_key on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, ref text NOT NULL);
CREATE UNIQUE INDEX by_ref ON orders (ref);

-- then
ALTER TABLE orders ADD CONSTRAINT orders_ref_key UNIQUE USING INDEX by_ref;
