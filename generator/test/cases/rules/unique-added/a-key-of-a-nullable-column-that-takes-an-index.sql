-- finds safe primary key orders_pkey on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint, state varchar(10));

-- seen
CREATE UNIQUE INDEX CONCURRENTLY orders_total_key ON orders (total);
ALTER TABLE orders DROP CONSTRAINT orders_pkey, ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_total_key;
