CREATE TABLE orders (id bigint, state text, total numeric, placed_at date);
COMMENT ON TABLE orders IS 'What customers bought';
