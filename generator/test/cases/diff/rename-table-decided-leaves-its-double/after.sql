CREATE TABLE purchases (id bigint, state text, total numeric, placed_at date);
CREATE TABLE sales (id bigint, state text, total numeric, placed_at date);
COMMENT ON TABLE sales IS 'What customers bought';
