-- finds risky column public.orders.ref

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);

-- then
ALTER TABLE orders ADD COLUMN ref uuid DEFAULT gen_random_uuid();
