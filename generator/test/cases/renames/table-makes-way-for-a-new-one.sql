CREATE TABLE orders (id integer, label text);
CREATE VIEW v AS SELECT id FROM orders;

-- then
ALTER TABLE orders RENAME TO orders_old;
CREATE TABLE orders (id bigint, note text);
