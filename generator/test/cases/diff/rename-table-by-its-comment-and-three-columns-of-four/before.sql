CREATE TABLE orders (a bigint, b text, c date, d text);
COMMENT ON TABLE orders IS 'what was ordered';
