-- finds risky column public.orders.details

-- before
CREATE TABLE orders (id bigint PRIMARY KEY);

-- then
ALTER TABLE orders ADD COLUMN details json, ADD COLUMN more jsonb;
CREATE TABLE other (details json);
