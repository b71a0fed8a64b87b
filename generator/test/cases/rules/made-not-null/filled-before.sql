-- finds risky column public.orders.note

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE TABLE customers (id bigint PRIMARY KEY);

-- seen
UPDATE orders SET note = '' WHERE note IS NULL;
ALTER TABLE orders ALTER note SET NOT NULL;
