-- finds safe unique one_state on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE UNIQUE INDEX one_state ON orders (state);

-- then
ALTER TABLE orders ADD CONSTRAINT one_state UNIQUE USING INDEX one_state;
