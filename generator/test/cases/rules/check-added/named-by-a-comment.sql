-- finds risky check orders_total_check on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint, state varchar(10));

-- seen
ALTER TABLE orders ADD CHECK (total > 0);
COMMENT ON CONSTRAINT orders_total_check ON orders IS 'refunds are rows of their own';
