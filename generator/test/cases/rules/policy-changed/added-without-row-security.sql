-- finds risky policy own on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);

-- then
CREATE POLICY own ON orders USING (customer_id = 1);
