-- finds risky unique one_state on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE UNIQUE INDEX some_states ON orders (state) WHERE total > 0;

-- then
ALTER TABLE orders ADD CONSTRAINT one_state UNIQUE (state);
