-- finds safe unique orders_ref_key on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);

-- seen
ALTER TABLE orders ADD COLUMN ref text UNIQUE;
