-- finds risky column public.orders.region

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);

-- seen
ALTER TABLE orders ADD COLUMN region text;
DO $$ BEGIN UPDATE orders SET region = coalesce(state, '?'); END $$;
ALTER TABLE orders ALTER COLUMN region SET NOT NULL;
