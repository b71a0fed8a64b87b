-- finds risky table public.old_orders

-- before
CREATE TABLE orders (id bigint);
CREATE TABLE old_orders (id bigint);

-- then
ALTER TABLE old_orders INHERIT orders;
