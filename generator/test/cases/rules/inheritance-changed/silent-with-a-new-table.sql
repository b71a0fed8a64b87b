-- finds nothing

-- before
CREATE TABLE orders (id bigint);

-- then
CREATE TABLE old_orders () INHERITS (orders);
