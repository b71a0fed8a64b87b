-- finds risky column public.orders.state

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);

-- seen
ALTER TABLE orders ALTER COLUMN state TYPE text COLLATE "C";
