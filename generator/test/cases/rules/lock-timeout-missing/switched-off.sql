-- finds risky table public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);

-- seen
SET lock_timeout = 0;
ALTER TABLE orders ADD COLUMN region text;
