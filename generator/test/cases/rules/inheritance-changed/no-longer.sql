-- finds risky table public.old_orders

-- before
CREATE TABLE orders (id bigint);
CREATE TABLE old_orders () INHERITS (orders);

-- seen
ALTER TABLE old_orders NO INHERIT orders;
