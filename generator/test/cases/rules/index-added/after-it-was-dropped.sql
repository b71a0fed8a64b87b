-- finds safe index by_state on public.orders

-- before
CREATE TABLE orders (id bigint PRIMARY KEY, state text);

-- seen
DROP INDEX CONCURRENTLY IF EXISTS public.by_state;
CREATE INDEX CONCURRENTLY IF NOT EXISTS by_state ON orders (state);
