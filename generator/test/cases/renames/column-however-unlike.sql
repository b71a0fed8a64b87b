CREATE TABLE orders (id integer PRIMARY KEY, label text, total numeric, CONSTRAINT positive CHECK (total > 0));
CREATE INDEX ON orders (label);

-- then
ALTER TABLE orders RENAME COLUMN label TO caption;
