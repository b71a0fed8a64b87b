-- finds risky table public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);

-- seen
ALTER TABLE orders ALTER state SET NOT NULL;
CLUSTER orders USING orders_pkey;
