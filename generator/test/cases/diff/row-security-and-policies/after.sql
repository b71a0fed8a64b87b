CREATE TABLE orders (id bigint PRIMARY KEY, state text, total numeric(10,2), placed_at date);
CREATE ROLE clerk;
CREATE ROLE boss;
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
ALTER TABLE orders FORCE ROW LEVEL SECURITY;
CREATE POLICY p ON orders AS RESTRICTIVE TO boss, clerk USING (state = 'open') WITH CHECK (total > 0);
