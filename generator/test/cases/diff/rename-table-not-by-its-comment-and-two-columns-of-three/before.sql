CREATE TABLE orders (a bigint, b text, c date);
COMMENT ON TABLE orders IS 'what was ordered';
