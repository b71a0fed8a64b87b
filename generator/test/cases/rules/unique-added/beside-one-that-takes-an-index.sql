-- finds risky unique orders_state_key on public.orders
-- finds safe unique one_total on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint NOT NULL, state varchar(10));

-- seen
CREATE UNIQUE INDEX CONCURRENTLY totals ON orders (total);
ALTER TABLE orders ADD CONSTRAINT one_total UNIQUE USING INDEX totals, ADD UNIQUE (state);
