-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;

-- then
COMMENT ON TABLE orders IS 'x';
