CREATE TABLE orders (id bigint PRIMARY KEY, state text, total numeric(10,2), placed_at date);
COMMENT ON COLUMN orders.state IS 'new, paid, sent';
COMMENT ON TABLE orders IS 'What was
ordered';
