-- finds nothing

-- before
CREATE TABLE orders (id bigint);
CREATE TABLE old_orders () INHERITS (orders);

-- then
ALTER TABLE old_orders NO INHERIT orders;
DROP TABLE orders;
