-- finds risky index by_state on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);

-- then
CREATE INDEX by_state ON orders (state);
