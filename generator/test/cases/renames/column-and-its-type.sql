CREATE TABLE orders (id integer PRIMARY KEY, label text, total numeric, CONSTRAINT positive CHECK (total > 0));

-- then
ALTER TABLE orders RENAME COLUMN label TO caption;
ALTER TABLE orders ALTER COLUMN caption TYPE varchar(20);
