-- finds safe column public.orders.at

-- before
CREATE TABLE orders (at timestamp);

-- seen
SET TimeZone = 'UTC';
ALTER TABLE orders ALTER at TYPE timestamptz;
