-- finds breaking table public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY new_ones ON orders USING (state = 'new');

-- then
ALTER TABLE orders DISABLE ROW LEVEL SECURITY;
