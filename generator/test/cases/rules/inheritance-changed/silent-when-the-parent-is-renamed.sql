-- finds nothing

-- before
CREATE TABLE orders (id bigint);
CREATE TABLE old_orders () INHERITS (orders);

-- seen
ALTER TABLE orders RENAME TO purchases;
