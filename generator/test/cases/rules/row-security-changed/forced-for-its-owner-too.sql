-- finds risky table public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer text NOT NULL);
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON orders USING (customer = current_user);

-- then
ALTER TABLE orders FORCE ROW LEVEL SECURITY;
