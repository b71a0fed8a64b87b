-- finds risky unique orders_total_key on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint, state varchar(10));

-- seen
ALTER TABLE orders ADD UNIQUE (total);
COMMENT ON CONSTRAINT orders_total_key ON orders IS 'x';
