-- finds safe index orders_state on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);

-- seen
CREATE INDEX CONCURRENTLY orders_state ON orders (state);
CLUSTER orders USING orders_state;
