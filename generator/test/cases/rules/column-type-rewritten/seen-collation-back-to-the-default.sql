-- finds risky column public.orders.state

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text COLLATE "C");

-- seen
ALTER TABLE orders ALTER COLUMN state TYPE text COLLATE "default";
