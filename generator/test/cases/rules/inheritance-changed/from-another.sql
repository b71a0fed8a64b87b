-- finds risky table public.old_orders
-- finds risky table public.old_orders

-- before
CREATE TABLE orders (id bigint);
CREATE TABLE archive (id bigint);
CREATE TABLE old_orders () INHERITS (orders);

-- then
ALTER TABLE old_orders NO INHERIT orders;
ALTER TABLE old_orders INHERIT archive;
