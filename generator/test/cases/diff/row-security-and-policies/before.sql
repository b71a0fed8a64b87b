CREATE TABLE orders (id bigint PRIMARY KEY, state text, total numeric(10,2), placed_at date);
CREATE ROLE clerk;
CREATE POLICY p ON orders FOR SELECT TO clerk USING (state = 'open');
