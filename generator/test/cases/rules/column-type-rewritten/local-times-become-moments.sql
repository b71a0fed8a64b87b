-- finds risky column public.orders.at

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, at timestamp);

-- then
ALTER TABLE orders ALTER COLUMN at TYPE timestamptz USING at AT TIME ZONE 'UTC';
