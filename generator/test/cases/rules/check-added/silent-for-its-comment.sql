-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0);

-- then
COMMENT ON CONSTRAINT positive ON orders IS 'x';
