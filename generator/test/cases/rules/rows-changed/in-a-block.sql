-- finds breaking table public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, total bigint, state varchar(10));

-- seen
DO $$ BEGIN IF true THEN DELETE FROM orders; END IF; END $$;
