-- finds risky table public.lines at line 1

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);
CREATE TABLE lines (id bigint PRIMARY KEY, order_id bigint REFERENCES orders ON DELETE CASCADE);

-- seen
DO $$ BEGIN DELETE FROM orders WHERE state = 'lost'; END $$;
