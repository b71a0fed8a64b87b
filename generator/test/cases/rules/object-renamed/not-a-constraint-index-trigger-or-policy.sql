-- finds nothing

-- before
CREATE TABLE orders (id integer CONSTRAINT k PRIMARY KEY, n integer CONSTRAINT c CHECK (n > 0));
CREATE INDEX i ON orders (n);
CREATE POLICY p ON orders USING (true);

-- seen
ALTER TABLE orders RENAME CONSTRAINT k TO orders_key;
ALTER TABLE orders RENAME CONSTRAINT c TO positive;
ALTER INDEX i RENAME TO orders_n;
ALTER POLICY p ON orders RENAME TO everyone;
