-- finds breaking table public.orders at line 1
-- finds breaking table public.orders at line 2
-- finds risky table public.orders at line 3
-- finds breaking table public.orders at line 4
-- finds risky table public.orders at line 5

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL, state text, total numeric(10,2), note text);
CREATE TABLE customers (id bigint PRIMARY KEY, note text);

-- seen
DELETE FROM orders WHERE (true);
DELETE FROM orders WHERE 'a' = 'a' AND NOT false;
UPDATE orders SET note = '' WHERE state = 'new' OR 1=1;
DELETE FROM orders AS o WHERE o.id = o.id;
UPDATE orders SET note = '' WHERE (customer_id IS NOT NULL) AND (true);
