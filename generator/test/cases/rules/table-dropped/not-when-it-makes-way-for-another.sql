-- finds nothing

-- before
CREATE TABLE orders (id integer, note text);

-- seen
ALTER TABLE orders RENAME TO orders_old;
CREATE TABLE orders (id bigint);
