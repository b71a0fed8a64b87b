-- finds risky table public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text) WITH (fillfactor = 90);

-- then
ALTER TABLE orders SET (autovacuum_enabled = false);
