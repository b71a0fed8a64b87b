-- finds safe unique by_state on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE TABLE customers (id bigint PRIMARY KEY);

-- seen
CREATE UNIQUE INDEX CONCURRENTLY by_state ON orders (state);
ALTER TABLE orders ADD CONSTRAINT by_state UNIQUE USING INDEX by_state;
