-- finds risky table public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint, state varchar(10));

-- seen
DO $$ BEGIN EXECUTE 'UPDATE orders SET total = 0'; END $$;
