-- finds risky table public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE POLICY p ON orders USING (true);

-- then
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
