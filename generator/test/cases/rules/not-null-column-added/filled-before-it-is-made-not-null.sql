-- finds risky column public.orders.region

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE TABLE customers (id bigint PRIMARY KEY);

-- seen
ALTER TABLE orders ADD COLUMN region text;
UPDATE orders SET region = 'x'::text;
ALTER TABLE orders ALTER COLUMN region SET NOT NULL;
