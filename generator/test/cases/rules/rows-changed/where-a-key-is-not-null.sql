-- finds risky table public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint, state varchar(10));

-- seen
UPDATE orders SET total = 0 WHERE id IS NOT NULL;
