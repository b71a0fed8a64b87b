CREATE TABLE orders (id integer, label text);
CREATE TABLE orders_new (id bigint, note text);

-- then
DROP TABLE orders;
ALTER TABLE orders_new RENAME TO orders;
