-- finds nothing

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE POLICY own ON orders USING (customer_id = 1);

-- then
ALTER TABLE orders RENAME COLUMN customer_id TO client_id;
