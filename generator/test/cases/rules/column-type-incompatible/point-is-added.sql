-- finds risky column public.orders.places

-- before
CREATE TABLE orders (id bigint PRIMARY KEY);

-- then
ALTER TABLE orders ADD COLUMN places point[];
