CREATE TABLE orders (id integer PRIMARY KEY, label text, total numeric, CONSTRAINT positive CHECK (total > 0));

-- then
ALTER TABLE orders RENAME TO things;
ALTER TABLE things RENAME COLUMN label TO caption;
ALTER TABLE things RENAME COLUMN total TO price;
ALTER TABLE things ADD COLUMN note text;
