CREATE TABLE orders (id integer PRIMARY KEY, label text, total numeric, CONSTRAINT positive CHECK (total > 0));
CREATE VIEW v AS SELECT label FROM orders;

-- then
ALTER TABLE orders RENAME TO things;
